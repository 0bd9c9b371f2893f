import PomboText

extension LabFileError {
    /// What is wrong, and what to do about it.
    package var phrase: Phrase {
        let word = "'\(word)'"
        switch problem {
        case .notAmong(let words, let nearest):
            let list = words.joined(separator: ", ")
            let possible = Phrase(" Possible: \(list).", pt: " Possíveis: \(list).")
            if self.word.isEmpty {
                return Phrase("Something is missing.", pt: "Falta algo.") + possible
            }
            return Phrase("\(word) is not possible here.", pt: "\(word) não é possível aqui.")
                + Texts.guess(nearest) + possible
        case .unreadable(let kind):
            return Phrase("\(word) is not ", pt: "\(word) não é ") + Self.name(of: kind)
                + Phrase(verbatim: ".")
        case .missing(let kind, let before):
            return Phrase("After '\(before)' comes ", pt: "Depois de '\(before)' vem ")
                + Self.name(of: kind) + Phrase(verbatim: ".")
        case .surplus(let before):
            return Phrase(
                "\(word) is unexpected after '\(before)'.",
                pt: "\(word) não cabe depois de '\(before)'."
            )
        case .outside(let low, let high):
            return Phrase(
                "\(word) is not between \(low) and \(high).",
                pt: "\(word) não está entre \(low) e \(high).")
        case .repeated:
            return Phrase("\(word) appears twice.", pt: "\(word) aparece duas vezes.")
        case .stranger(let nearest):
            return Phrase("Nobody is called \(word).", pt: "Ninguém se chama \(word).")
                + Texts.guess(nearest)
                + Phrase(
                    " List every peer on the 'peers' line.", pt: " Liste todos na linha 'peers'.")
        case .impossibleLoss:
            return Phrase(
                "The weather's bursts cannot lose \(word). Make them longer, or sweep weathers.",
                pt: "As rajadas do clima não perdem \(word). Alongue-as, ou varie o clima inteiro.")
        case .tooMany(let limit):
            return Phrase(
                "Too many: at most \(limit).", pt: "É demais: no máximo \(limit).")
        case .tooManyForMachines(let limit):
            return Phrase(
                "Real clients take at most \(limit) messages times listeners. Send fewer, or use "
                    + "only other policies than 'pombo'.",
                pt: "Clientes reais aguentam no máximo \(limit) mensagens vezes ouvintes. Envie "
                    + "menos, ou use só outras políticas que 'pombo'.")
        case .tooLong(let limit):
            return Phrase(
                "The traffic lasts too long for real clients: at most \(limit). Shorten it.",
                pt: "O tráfego é longo demais para clientes reais: no máximo \(limit). Encurte-o.")
        case .weather(let error): return error.phrase
        case .policy(let error): return error.phrase
        case .needsMachines:
            return Phrase(
                "Events and recorded chats work only with 'policy pombo'.",
                pt: "Eventos e conversas gravadas só funcionam com 'policy pombo'.")
        case .notText:
            return Phrase("This is not UTF-8 text.", pt: "Isto não é texto em UTF-8.")
        }
    }

    private static func name(of kind: Kind) -> Phrase {
        switch kind {
        case .directive:
            Phrase(
                "a word such as peers or weather", pt: "uma palavra como peers ou weather")
        case .peer: Phrase("a peer's name", pt: "o nome de um participante")
        case .name:
            Phrase(
                "a name for a peer: letters, digits, '-', '_', '.', not a word of weathers",
                pt: "um nome: letras, dígitos, '-', '_', '.', e não uma palavra de climas")
        case .duration:
            Phrase("a duration such as 250ms, 3s or 10m", pt: "uma duração como 250ms, 3s ou 10m")
        case .count: Phrase("a whole number", pt: "um número inteiro")
        case .rate: Phrase("a rate such as 50/s", pt: "uma taxa como 50/s")
        case .size: Phrase("a number of bytes", pt: "um número de bytes")
        case .share: Phrase("a share such as 5% or 0.05", pt: "uma fração como 5% ou 0.05")
        case .speed: Phrase("a speed such as x2", pt: "uma velocidade como x2")
        case .file: Phrase("the name of a log", pt: "o nome de um log")
        case .quantity:
            Phrase(
                "a quantity such as residual or p99",
                pt: "uma grandeza como residual ou p99")
        case .relation: Phrase("<, <=, =, >= or >", pt: "<, <=, =, >= ou >")
        case .factor: Phrase("a number such as 1.5", pt: "um número como 1.5")
        case .policy: Phrase("a policy such as nack 3", pt: "uma política como nack 3")
        case .event:
            Phrase(
                "rebind, restart, partition or weather", pt: "rebind, restart, partition ou weather"
            )
        case .traffic:
            Phrase(
                "traffic such as '500 messages every 10ms', '50/s for 60s' or 'replay FILE'",
                pt: "tráfego como '500 messages every 10ms', '50/s for 60s' ou 'replay FILE'")
        case .sweep: Phrase("loss or weather", pt: "loss ou weather")
        case .weather: Phrase("a weather such as loss 5%", pt: "um clima como loss 5%")
        }
    }
}
