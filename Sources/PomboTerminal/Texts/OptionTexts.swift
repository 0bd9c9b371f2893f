import PomboLab
import PomboText

// What is wrong with a command line, and what to do about it.
extension Texts {
    package static func sentence(of error: OptionError) -> Phrase {
        switch error {
        case .missingCommand(let names):
            let list = names.joined(separator: ", ")
            return Phrase(
                "A command is missing: \(list).", pt: "Falta um comando: \(list).")
        case .unknownCommand(let word, _):
            return Phrase("Unknown command '\(word)'.", pt: "Comando desconhecido '\(word)'.")
        case .unknownOption(let word, _):
            return Phrase("Unknown option '\(word)'.", pt: "Opção desconhecida '\(word)'.")
        case .missingValue(let option, _):
            return Phrase("'\(option)' needs a value.", pt: "'\(option)' precisa de um valor.")
        case .surplusValue(let option, let value):
            return Phrase(
                "'\(option)' takes no value, but got '\(value)'.",
                pt: "'\(option)' não aceita valor, mas recebeu '\(value)'.")
        case .badValue(let option, let error): return sentence(of: error, for: option)
        case .badEnvironment(let variable, let error):
            return sentence(of: error, for: "$\(variable.rawValue)")
        case .missingOperand(let placeholder):
            return Phrase("\(placeholder) is missing.", pt: "Falta \(placeholder).")
        case .surplusOperand(let word):
            return Phrase("Unexpected argument '\(word)'.", pt: "Argumento inesperado '\(word)'.")
        case .conflict(let one, let other):
            return Phrase(
                "'\(one)' and '\(other)' cannot be used together.",
                pt: "'\(one)' e '\(other)' não podem ser usados juntos.")
        case .other(let phrase): return phrase
        }
    }

    /// Nil where `--help` is the best advice.
    static func advice(on error: OptionError) -> Phrase? {
        switch error {
        case .unknownCommand(_, let nearest), .unknownOption(_, let nearest):
            nearest.map(didYouMean)
        case .missingValue(let option, let placeholder): write("\(option) \(placeholder)")
        case .surplusValue(let option, _): write(option)
        case .badValue(let option, let error): example(for: error, option + " ")
        case .badEnvironment(let variable, let error):
            example(for: error, variable.rawValue + "=")
        case .surplusOperand:
            Phrase(
                "Text with spaces needs quotes.", pt: "Texto com espaços precisa de aspas.")
        case .conflict: Phrase("Choose one.", pt: "Escolha uma.")
        case .missingCommand, .missingOperand, .other: nil
        }
    }

    private static func sentence(of error: ValueError, for option: String) -> Phrase {
        switch error {
        case .unreadable(let text, let kind):
            Phrase("'\(option)' needs ", pt: "'\(option)' precisa de ") + name(of: kind)
                + Phrase(", not '\(text)'.", pt: ", não '\(text)'.")
        case .outside(let text, let low, let high):
            Phrase(
                "'\(option)' takes \(low) to \(high), not '\(text)'.",
                pt: "'\(option)' vai de \(low) a \(high), não '\(text)'.")
        case .notAmong(let text, let words):
            Phrase(
                "'\(option)' takes one of \(words.joined(separator: ", ")), not '\(text)'.",
                pt: "'\(option)' aceita \(words.joined(separator: ", ")), não '\(text)'.")
        case .wrong(let phrase): Phrase(verbatim: "'\(option)': ") + phrase
        }
    }

    private static func name(of kind: ValueKind) -> Phrase {
        switch kind {
        case .text: Phrase("a value", pt: "um valor")
        case .duration: Phrase("a duration", pt: "uma duração")
        case .rate: Phrase("a rate up to 100%", pt: "uma taxa de até 100%")
        case .size: Phrase("a size", pt: "um tamanho")
        case .port: Phrase("a port", pt: "uma porta")
        case .count: Phrase("a whole number", pt: "um número inteiro")
        case .seed: Phrase("a whole number as seed", pt: "um número inteiro como semente")
        case .name: Phrase("a name", pt: "um nome")
        case .endpoint: Phrase("a host", pt: "um endereço")
        case .seq: Phrase("the number of a record", pt: "o número de um registro")
        case .speed: Phrase("a speed", pt: "uma velocidade")
        case .loadRate: Phrase("max or a whole number", pt: "max ou um número inteiro")
        case .logSync: Phrase("batch, none or a duration", pt: "batch, none ou uma duração")
        case .logKeep: Phrase("all, a size or a duration", pt: "all, um tamanho ou uma duração")
        }
    }

    /// What would have been understood.
    private static func example(for error: ValueError, _ prefix: String) -> Phrase? {
        guard case .unreadable(_, let kind) = error else {
            if case .notAmong(let text, let words) = error {
                return Spelling.nearest(to: text, in: words).map(didYouMean)
            }
            return nil
        }
        switch kind {
        case .text: return nil
        case .duration: return forExample("\(prefix)250ms, 3s, 10m, 30d")
        case .rate: return forExample("\(prefix)20%, 0.2")
        case .size: return forExample("\(prefix)512, 64KiB, 64MiB, 1GiB")
        case .port: return forExample("\(prefix)7662")
        case .count: return forExample("\(prefix)20")
        case .seq: return forExample("\(prefix)1041")
        case .speed: return forExample("\(prefix)1, 2, 0.5, max")
        case .loadRate: return forExample("\(prefix)20, max")
        case .logSync: return forExample("\(prefix)batch, none, 500ms, 1s")
        case .logKeep: return forExample("\(prefix)all, 1GiB, 30d")
        case .seed: return forExample("\(prefix)42")
        case .name:
            return Phrase(
                "Names are 1 to 32 bytes of letters, digits, '-', '_' and '.'.",
                pt: "Nomes têm de 1 a 32 bytes: letras, dígitos, '-', '_' e '.'.")
        case .endpoint:
            return forExample("\(prefix)192.168.1.20, relay.local:7662, [fe80::1%eth0]:7662")
        }
    }

    package static func didYouMean(_ word: String) -> Phrase {
        Phrase("Did you mean '\(word)'?", pt: "Você quis dizer '\(word)'?")
    }

    private static func write(_ text: String) -> Phrase {
        Phrase("Write '\(text)'.", pt: "Escreva '\(text)'.")
    }

    private static func forExample(_ text: String) -> Phrase {
        Phrase("For example: \(text).", pt: "Por exemplo: \(text).")
    }

    static func tryHelp(_ command: String) -> Phrase {
        Phrase("Try '\(command) --help'.", pt: "Veja '\(command) --help'.")
    }
}
