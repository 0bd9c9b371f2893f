import PomboCore
import PomboPosix
import PomboText

// What is wrong with the words of a replay, or with its files.
extension Texts {
    static let replayRemark = Phrase(
        """
        LOG is $POMBO_LOG or logs/message_log.jsonl if not given; the rotated files beside it \
        belong to it. Exit codes: 0 shown, 1 nothing matched, 2 usage, 3 no relay (--to), 4 not \
        confirmed (--to), 5 damage, 6 cannot open.
        """,
        pt: """
            LOG é $POMBO_LOG ou logs/message_log.jsonl se não for dado; os arquivos rotacionados \
            ao lado fazem parte dele. Códigos de saída: 0 mostrado, 1 nada encontrado, 2 uso, 3 \
            sem relay (--to), 4 não confirmado (--to), 5 danos, 6 não abre.
            """)

    static func noTime(_ text: String) -> Phrase {
        Phrase(
            "'\(text)' is not a time. Times look like 2026-11-20, 14:02, 2026-11-20T14:02:05Z, "
                + "-15m, yesterday or @1763650000.",
            pt: "'\(text)' não é uma hora. Horas são como 2026-11-20, 14:02, "
                + "2026-11-20T14:02:05Z, -15m, yesterday ou @1763650000.")
    }

    static let diffWantsTwo = Phrase(
        "'--diff' compares two logs: pombo replay --diff A B.",
        pt: "'--diff' compara dois logs: pombo replay --diff A B.")

    static func oneLog(_ one: String, _ other: String) -> Phrase {
        Phrase(
            "Give one log at a time, not '\(one)' and '\(other)'. To compare two: --diff A B.",
            pt: "Dê um log de cada vez, não '\(one)' e '\(other)'. Para comparar: --diff A B.")
    }

    static func wholeLogs(_ option: String) -> Phrase {
        Phrase(
            "'\(option)' works on the whole log. Leave out the selection.",
            pt: "'\(option)' trabalha com o log inteiro. Tire a seleção.")
    }

    static let reverseHasNoPace = Phrase(
        "'--reverse' cannot be used with '--follow', '--speed' or '--rate'.",
        pt: "'--reverse' não pode ser usado com '--follow', '--speed' ou '--rate'.")
    static let followGoesOn = Phrase(
        "'--follow' cannot be used with '--loop' or '--around': it never ends.",
        pt: "'--follow' não pode ser usado com '--loop' ou '--around': ele nunca acaba.")
    static let loopWantsPace = Phrase(
        "'--loop' needs a pace. Add --speed 1 or --rate N.",
        pt: "'--loop' precisa de um ritmo. Acrescente --speed 1 ou --rate N.")

    static func noExpression(_ pattern: String) -> Phrase {
        Phrase(
            "'\(pattern)' is not a regular expression. To search for it literally, leave out the "
                + "slashes.",
            pt: "'\(pattern)' não é uma expressão regular. Para buscar o texto como está, tire "
                + "as barras.")
    }

    static func openBrace(_ template: String) -> Phrase {
        Phrase(
            "'\(template)' has a '{' without a '}'. For a literal brace write '{{'.",
            pt: "'\(template)' tem um '{' sem o '}'. Para uma chave literal escreva '{{'.")
    }

    static func noField(_ name: String, _ fields: [String]) -> Phrase {
        let all = fields.joined(separator: ", ")
        return Phrase(
            "There is no field '{\(name)}'. The fields are: \(all).",
            pt: "Não há o campo '{\(name)}'. Os campos são: \(all).")
    }

    static func sentence(of error: FileError) -> Phrase {
        if error.cause == .exists {
            return Phrase(
                "'\(error.path)' already exists. Choose a new name.",
                pt: "'\(error.path)' já existe. Escolha um nome novo.")
        }
        if error.cause == .content {
            return Phrase(
                "'\(error.path)' does not hold the number of a record. Delete it to start over.",
                pt: "'\(error.path)' não contém o número de um registro. Apague-o para "
                    + "recomeçar.")
        }
        let isLog = error.call == .open || error.call == .list
        let next = Phrase(
            " Choose a log: pombo replay PATH, or set POMBO_LOG.",
            pt: " Escolha um log: pombo replay CAMINHO, ou defina POMBO_LOG.")
        if error.cause == .notAFile {
            return Phrase(
                "'\(error.path)' is a pipe or a device, not a file.",
                pt: "'\(error.path)' é um pipe ou dispositivo, não um arquivo.")
        }
        return cannot(error) + (isLog ? next : Phrase(verbatim: ""))
    }

    /// What the system would not do, to what, and why.
    static func cannot(_ error: FileError) -> Phrase {
        Phrase(
            "Cannot \(error.call.rawValue) '\(error.path)': ",
            pt: "Não foi possível \(verb(error.call)) '\(error.path)': ")
            + reason(error.reason) + Phrase(verbatim: ".")
    }

    private static func verb(_ call: FileError.Call) -> String {
        switch call {
        case .open: "abrir"
        case .lock: "bloquear"
        case .inspect: "examinar"
        case .read: "ler"
        case .write: "escrever em"
        case .sync: "sincronizar"
        case .truncate: "truncar"
        case .rename: "renomear"
        case .remove: "remover"
        case .list: "listar"
        case .map: "mapear"
        case .make: "criar"
        }
    }
}
