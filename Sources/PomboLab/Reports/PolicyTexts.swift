import PomboText

// What the policies do, for whoever reads a report.
extension LabPolicy {
    var meaning: Phrase {
        switch self {
        case .machines:
            Phrase(
                "the real relay with real clients, who ask until they have everything; every "
                    + "datagram counts: also heads, acknowledgements and the author's own copy",
                pt: "o relay real com clientes reais, que pedem até receber tudo; conta todo "
                    + "datagrama, também os de controle e a cópia do próprio autor")
        case .rawMachines:
            Phrase(
                "the real relay with clients that repair nothing: what is lost up or down stays "
                    + "lost. Residual: 1 − s",
                pt: "o relay real com clientes que nada reparam: o que se perde na ida ou na volta "
                    + "fica perdido. Residual: 1 − s")
        case .policy(let policy): policy.meaning
        }
    }
}

extension Policy {
    fileprivate var meaning: Phrase {
        switch kind {
        case .none:
            Phrase(
                "each message once, without repair. Residual: p",
                pt: "cada mensagem uma vez, sem reparo. Residual: p")
        case .nack:
            Phrase(
                "the receiver asks for what is missing, up to \(count) times. Residual: "
                    + "p(1 − s)^\(count)",
                pt: "o receptor pede o que lhe falta, até \(count) vezes. Residual: "
                    + "p(1 − s)^\(count)")
        case .nackEcho:
            Phrase(
                "the same, and each datagram also carries the previous message. Residual: "
                    + "p²(1 − s)^\(count)",
                pt: "o mesmo, e cada datagrama leva também a mensagem anterior. Residual: "
                    + "p²(1 − s)^\(count)")
        case .ack:
            Phrase(
                "each message is acknowledged, and resent up to \(count) times until it is. "
                    + "Residual: p^\(count + 1)",
                pt: "cada mensagem é confirmada, e reenviada até \(count) vezes enquanto não for. "
                    + "Residual: p^\(count + 1)")
        case .stopAndWait:
            Phrase(
                "stop-and-wait: each message waits until the one before it is acknowledged. Each "
                    + "is sent 1/s times; nothing stays lost",
                pt: "stop-and-wait: cada mensagem espera a confirmação da anterior. Cada uma é "
                    + "enviada 1/s vezes; nada fica perdido")
        case .goBack:
            Phrase(
                "go-back-N: \(count) in flight; after a loss everything from there on is resent. "
                    + "Nothing stays lost",
                pt: "go-back-N: \(count) a caminho; após uma perda, tudo dali em diante é "
                    + "reenviado. Nada fica perdido")
        case .selectiveRepeat:
            Phrase(
                "selective repeat: \(count) in flight; only what is missing is resent. Each is "
                    + "sent 1/s times; nothing stays lost",
                pt: "repetição seletiva: \(count) a caminho; só o que falta é reenviado. Cada uma "
                    + "é enviada 1/s vezes; nada fica perdido")
        case .duplication:
            Phrase(
                "everything is sent \(count) times. Residual: p^\(count)",
                pt: "tudo é enviado \(count) vezes. Residual: p^\(count)")
        case .parity:
            Phrase(
                "a parity datagram after every \(count) messages repairs one loss among them. "
                    + "Residual: p(1 − (1 − p)^\(count))",
                pt: "um datagrama de paridade após cada \(count) mensagens repara uma perda entre "
                    + "elas. Residual: p(1 − (1 − p)^\(count))")
        }
    }
}
