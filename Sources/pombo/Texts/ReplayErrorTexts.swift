import PomboCore
import PomboPosix
import PomboText

// What is wrong with the words of a replay, or with its files.
extension Texts {
    static let replayRemark = Phrase(
        """
        LOG is logs/message_log.jsonl or $POMBO_LOG unless named; rotated files beside it belong \
        to it. Exit codes: 0 shown, 1 nothing matched, 2 usage, 3 no relay (--to), 4 not confirmed \
        (--to), 5 damage, 6 cannot open.
        """,
        pt: """
            LOG é logs/message_log.jsonl ou $POMBO_LOG se não for dado; os arquivos rotacionados \
            ao lado fazem parte. Códigos: 0 mostrado, 1 nada encontrado, 2 uso, 3 sem relay \
            (--to), 4 não confirmado (--to), 5 danos, 6 não abre.
            """)

    static func noTime(_ text: String) -> Phrase {
        Phrase(
            "'\(text)' is no time. Times look like 2026-11-20, 14:02, 2026-11-20T14:02:05Z, -15m, "
                + "yesterday or @1763650000.",
            pt: "'\(text)' não é uma hora. Horas são como 2026-11-20, 14:02, "
                + "2026-11-20T14:02:05Z, -15m, yesterday ou @1763650000.")
    }

    static let diffWantsTwo = Phrase(
        "'--diff' compares two logs: pombo replay --diff A B.",
        pt: "'--diff' compara dois logs: pombo replay --diff A B.")

    static func oneLog(_ one: String, _ other: String) -> Phrase {
        Phrase(
            "There is one log at a time, not '\(one)' and '\(other)'. Two are compared by "
                + "--diff A B.",
            pt: "É um log de cada vez, não '\(one)' e '\(other)'. Dois se comparam com "
                + "--diff A B.")
    }

    static func wholeLogs(_ option: String) -> Phrase {
        Phrase(
            "'\(option)' is about the whole log. Leave the selection out.",
            pt: "'\(option)' trata do log inteiro. Tire a seleção.")
    }

    static let reverseHasNoPace = Phrase(
        "'--reverse' neither follows nor keeps a pace.",
        pt: "'--reverse' não segue nem mantém ritmo.")
    static let followGoesOn = Phrase(
        "'--follow' goes on for ever: '--loop' and '--around' do not.",
        pt: "'--follow' não acaba: '--loop' e '--around' não combinam.")
    static let loopWantsPace = Phrase(
        "'--loop' wants a pace. Add --speed 1 or --rate N.",
        pt: "'--loop' precisa de um ritmo. Junte --speed 1 ou --rate N.")

    static func noExpression(_ pattern: String) -> Phrase {
        Phrase(
            "'\(pattern)' is no regular expression. Without the slashes it is looked for as it "
                + "stands.",
            pt: "'\(pattern)' não é uma expressão regular. Sem as barras é procurado como está.")
    }

    static func openBrace(_ template: String) -> Phrase {
        Phrase(
            "'\(template)' has a '{' without its '}'. A plain brace is '{{'.",
            pt: "'\(template)' tem um '{' sem o seu '}'. Uma chave simples é '{{'.")
    }

    static func noField(_ name: String, _ fields: [String]) -> Phrase {
        let all = fields.joined(separator: ", ")
        return Phrase(
            "There is no field '{\(name)}'. There are: \(all).",
            pt: "Não há campo '{\(name)}'. Há: \(all).")
    }

    static func sentence(of error: FileError) -> Phrase {
        if error.cause == .exists {
            return Phrase(
                "'\(error.path)' is there already. Name a file that is not.",
                pt: "'\(error.path)' já existe. Diga um arquivo que não exista.")
        }
        if error.cause == .content {
            return Phrase(
                "'\(error.path)' does not hold the number of a record. Delete it to begin anew.",
                pt: "'\(error.path)' não contém o número de um registro. Apague-o para "
                    + "recomeçar.")
        }
        let isLog = error.call == .open || error.call == .list
        let next = Phrase(
            " Name a log: pombo replay PATH, or set POMBO_LOG.",
            pt: " Diga um log: pombo replay CAMINHO, ou defina POMBO_LOG.")
        if error.cause == .notAFile {
            return Phrase(
                "'\(error.path)' is a pipe or a device, but has to be a file.",
                pt: "'\(error.path)' é um pipe ou dispositivo, mas tem de ser um arquivo.")
        }
        return cannot(error) + (isLog ? next : Phrase(verbatim: ""))
    }

    /// What the system would not do, to what, and why.
    static func cannot(_ error: FileError) -> Phrase {
        Phrase(
            "Cannot \(error.call.rawValue) '\(error.path)': \(error.reason).",
            pt: "Não dá para \(verb(error.call)) '\(error.path)': \(error.reason).")
    }

    private static func verb(_ call: FileError.Call) -> String {
        switch call {
        case .open: "abrir"
        case .lock: "trancar"
        case .inspect: "examinar"
        case .read: "ler"
        case .write: "escrever em"
        case .sync: "sincronizar"
        case .truncate: "cortar"
        case .rename: "renomear"
        case .remove: "remover"
        case .list: "listar"
        case .map: "mapear"
        case .make: "criar"
        }
    }
}
