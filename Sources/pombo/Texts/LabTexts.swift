import PomboLab
import PomboText

// What the experiments of the lab say.
extension Texts {
    static func sentence(of failure: LabFailure) -> Phrase {
        switch failure {
        case .file(let error): cannot(error)
        case .tooLarge(let path, let limit):
            Phrase(
                "'\(path)' is larger than \(limit) bytes. Is it the right file?",
                pt: "'\(path)' tem mais de \(limit) bytes. É o arquivo certo?")
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
                "'\(path)' is too long for an experiment: at most \(limit) messages.",
                pt: "'\(path)' é longo demais para um experimento: no máximo \(limit) mensagens.")
        case .noMessage(let count):
            Phrase(
                "Choose a message from 1 to \(count).", pt: "Escolha uma mensagem de 1 a \(count).")
        case .noStamp(let seq):
            Phrase(
                "There is no message #\(seq) in this run.",
                pt: "Não há mensagem #\(seq) nesta execução.")
        case .noLink(let word):
            Phrase(
                "'\(word)' is not a link. Write a peer and a direction: 'bia down'.",
                pt: "'\(word)' não é um enlace. Escreva participante e sentido: 'bia down'.")
        case .noMachines:
            Phrase(
                "This works only with 'policy pombo', the real relay and clients.",
                pt: "Isto só funciona com 'policy pombo', o relay e os clientes reais.")
        }
    }

    static func noNumber(_ word: String) -> Phrase {
        Phrase(
            "'\(word)' is not a message. Count from 1, or write '#21' for the relay's number.",
            pt: "'\(word)' não é uma mensagem. Conte de 1, ou escreva '#21', o número do relay.")
    }

    // MARK: Tables

    static func labBeyondNone(_ count: Int, policy: String, point: String) -> Phrase {
        let place = point.isEmpty ? "" : " (\(point))"
        return Phrase(
            "\(policy) lost \(count) that 'none' did not lose\(place)",
            pt: "\(policy) perdeu \(count) que 'none' não perdeu\(place)")
    }

    static func labCoverage(_ inside: Int, of all: Int) -> Phrase {
        Phrase(
            "theory lies within \(inside) of \(all) intervals; one in twenty may miss by chance",
            pt: "a teoria cai em \(inside) de \(all) intervalos; um em vinte pode falhar por acaso")
    }

    static func labUnsent(_ count: Int, policy: String, point: String) -> Phrase {
        let place = point.isEmpty ? "" : " (\(point))"
        return Phrase(
            "\(policy) never sent \(count): acknowledgements could not keep up\(place)",
            pt: "\(policy) nunca enviou \(count): as confirmações não deram conta\(place)")
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
                "not tested: \(claim) with \(expectation.policy?.description ?? "")",
                pt: "não testado: \(claim) com \(expectation.policy?.description ?? "")")
            : Phrase(
                "met: \(claim) (all \(count) rows)", pt: "cumprido: \(claim) (as \(count) linhas)")
    }

    private static func claim(_ expectation: LabExpectation) -> String {
        "\(expectation.quantity.rawValue) \(expectation.relation.rawValue) \(expectation.bound)"
    }

    @Sendable static func labProgress(_ done: Int, _ all: Int, _ left: String) -> Phrase {
        Phrase(
            "\(done) of \(all) done, \(left) left", pt: "\(done) de \(all), faltam \(left)")
    }
}
