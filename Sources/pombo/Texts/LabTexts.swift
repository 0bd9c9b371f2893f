import PomboLab
import PomboText

// What the experiments of the lab say.
extension Texts {
    static func sentence(of failure: LabFailure) -> Phrase {
        switch failure {
        case .file(let call, let path, let reason):
            Phrase(
                "Cannot \(call) '\(path)': \(reason).",
                pt: "Não foi possível (\(call)) '\(path)': \(reason).")
        case .tooLarge(let path, let limit):
            Phrase(
                "'\(path)' has more than \(limit) bytes: this is no such file.",
                pt: "'\(path)' tem mais de \(limit) bytes: não é um arquivo desses.")
        case .lab(let path, let error, _):
            Phrase(verbatim: error.line > 0 ? "\(path):\(error.line): " : "\(path): ")
                + error.phrase
        case .recording(let path, let error):
            Phrase(verbatim: "\(path): ") + error.phrase
        case .emptyChat(let path):
            Phrase(
                "Nobody said anything in '\(path)'.", pt: "Ninguém disse nada em '\(path)'.")
        case .largeChat(let path, let limit):
            Phrase(
                "'\(path)' is too much for an experiment: at most \(limit).",
                pt: "'\(path)' é demais para uma experiência: no máximo \(limit).")
        case .noMessage(let count):
            Phrase(
                "There are messages 1 to \(count).", pt: "Há mensagens de 1 a \(count).")
        case .noStamp(let seq):
            Phrase(
                "The relay stamped no message #\(seq) in this run.",
                pt: "O relay não carimbou mensagem #\(seq) nesta execução.")
        case .noLink(let word):
            Phrase(
                "'\(word)' is no link. Write a peer and up or down: 'bia down'.",
                pt: "'\(word)' não é um enlace. Escreva participante e up ou down: 'bia down'.")
        case .noMachines:
            Phrase(
                "This is for 'policy pombo', the real relay and clients, alone.",
                pt: "Isto é só para 'policy pombo', relay e clientes reais.")
        }
    }

    static func noNumber(_ word: String) -> Phrase {
        Phrase(
            "'\(word)' is no number of a message; the first one is 1, or '#21' as stamped.",
            pt: "'\(word)' não é o número de uma mensagem; a primeira é 1, ou '#21' do carimbo.")
    }

    // MARK: Tables

    static func labBeyondNone(_ count: Int, policy: String, point: String) -> Phrase {
        let place = point.isEmpty ? "" : " (\(point))"
        return Phrase(
            "\(policy) lost \(count) that none did not lose\(place)",
            pt: "\(policy) perdeu \(count) que none não perdeu\(place)")
    }

    static func labCoverage(_ inside: Int, of all: Int) -> Phrase {
        Phrase(
            "theory lies within \(inside) of \(all) intervals; one in twenty may miss by chance",
            pt: "a teoria está dentro de \(inside) de \(all) intervalos; um em vinte pode errar "
                + "por acaso")
    }

    static func labUnsent(_ count: Int, policy: String, point: String) -> Phrase {
        let place = point.isEmpty ? "" : " (\(point))"
        return Phrase(
            "\(policy) never sent \(count): more was written than could be acknowledged\(place)",
            pt: "\(policy) nem enviou \(count): escreveu-se mais do que se confirmou\(place)")
    }

    static func labLostOf(_ name: String, _ lost: Int, policy: String) -> Phrase {
        Phrase(
            "with \(policy), \(name) lacks \(lost)", pt: "com \(policy), faltam \(lost) a \(name)")
    }

    static func labViolation(_ policy: String, _ seed: UInt64, _ violation: String) -> Phrase {
        Phrase(
            "\(policy), seed \(seed), broke a promise: \(violation)",
            pt: "\(policy), semente \(seed), quebrou uma promessa: \(violation)")
    }

    static func verdict(_ verdict: LabVerdict, policy: String, point: String) -> Phrase {
        let claim = claim(verdict.expectation)
        let place = point.isEmpty ? policy : "\(policy), \(point)"
        return verdict.isMet
            ? Phrase(
                "met: \(claim) (\(place): \(verdict.measured))",
                pt: "cumprido: \(claim) (\(place): \(verdict.measured))")
            : Phrase(
                "NOT met: \(claim) (\(place): \(verdict.measured))",
                pt: "NÃO cumprido: \(claim) (\(place): \(verdict.measured))")
    }

    /// Zero: it speaks of a policy that is not tried, which is a slip worth a word.
    static func metByAll(_ expectation: LabExpectation, _ count: Int) -> Phrase {
        let claim = claim(expectation)
        return count == 0
            ? Phrase(
                "not asked: \(claim) with \(expectation.policy?.description ?? "")",
                pt: "não perguntado: \(claim) com \(expectation.policy?.description ?? "")")
            : Phrase(
                "met: \(claim) (all \(count) rows)", pt: "cumprido: \(claim) (as \(count) linhas)")
    }

    private static func claim(_ expectation: LabExpectation) -> String {
        "\(expectation.quantity.rawValue) \(expectation.relation.rawValue) \(expectation.bound)"
    }

    @Sendable static func labProgress(_ done: Int, _ all: Int, _ left: String) -> Phrase {
        Phrase(
            "\(done) of \(all) done, \(left) left", pt: "\(done) de \(all) prontas, faltam \(left)")
    }
}
