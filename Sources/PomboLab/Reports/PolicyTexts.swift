import PomboText

// What the policies do, for whoever reads a report.
extension LabPolicy {
    var meaning: Phrase {
        switch self {
        case .machines:
            Phrase(
                "the real relay with real clients, who ask until they have it; every datagram "
                    + "counts, heads, acknowledgements and the author's own copy as well",
                pt: "o relay real com clientes reais, que pedem até receber; conta todo datagrama, "
                    + "também os de controle e a cópia do próprio autor")
        case .rawMachines:
            Phrase(
                "the real relay with clients that repair nothing: lost is what is lost on either "
                    + "way. Left over: 1 − s",
                pt: "o relay real com clientes que nada reparam: perde-se o que se perde na ida ou "
                    + "na volta. Sobra: 1 − s")
        case .policy(let policy): policy.meaning
        }
    }
}

extension Policy {
    fileprivate var meaning: Phrase {
        switch kind {
        case .none:
            Phrase(
                "each message once; lost is lost. Left over: p",
                pt: "cada mensagem uma vez; perdeu, perdeu. Sobra: p")
        case .nack:
            Phrase(
                "the receiver asks for what it misses, up to \(count) times. Left over: "
                    + "p(1 − s)^\(count)",
                pt: "o receptor pede o que lhe falta, até \(count) vezes. Sobra: p(1 − s)^\(count)")
        case .nackEcho:
            Phrase(
                "the same, and each datagram also carries the message before. Left over: "
                    + "p²(1 − s)^\(count)",
                pt: "o mesmo, e cada datagrama leva também a mensagem anterior. Sobra: "
                    + "p²(1 − s)^\(count)")
        case .ack:
            Phrase(
                "each message is acknowledged, and sent again up to \(count) times until it is. "
                    + "Left over: p^\(count + 1)",
                pt: "cada mensagem é confirmada, e reenviada até \(count) vezes enquanto não for. "
                    + "Sobra: p^\(count + 1)")
        case .stopAndWait:
            Phrase(
                "stop-and-wait: the next message waits until the last one is acknowledged. Sent "
                    + "1/s times each, nothing left over",
                pt: "para e espera: a próxima espera a confirmação da última. Cada uma enviada "
                    + "1/s vezes, nada sobra")
        case .goBack:
            Phrase(
                "go-back-N: \(count) under way; after a loss everything from there on is sent "
                    + "again. Nothing left over",
                pt: "volta N: \(count) a caminho; após uma perda, tudo dali em diante é reenviado. "
                    + "Nada sobra")
        case .selectiveRepeat:
            Phrase(
                "selective repeat: \(count) under way; only what is missing is sent again. Sent "
                    + "1/s times each, nothing left over",
                pt: "repetição seletiva: \(count) a caminho; só o que falta é reenviado. Cada uma "
                    + "enviada 1/s vezes, nada sobra")
        case .duplication:
            Phrase(
                "everything is sent \(count) times, unasked. Left over: p^\(count)",
                pt: "tudo é enviado \(count) vezes, sem pedido. Sobra: p^\(count)")
        case .parity:
            Phrase(
                "a parity after each \(count) messages makes good for one loss among them. Left "
                    + "over: p(1 − (1 − p)^\(count))",
                pt: "uma paridade após cada \(count) mensagens repõe uma perda entre elas. Sobra: "
                    + "p(1 − (1 − p)^\(count))")
        }
    }
}
