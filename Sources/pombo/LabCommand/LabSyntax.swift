import PomboTerminal
import PomboText

/// The lines of a lab file, as `--help` shows them: each of them is read and printed in a test.
enum LabSyntax {
    static let remark = Phrase(
        "A lab file has one statement per line, in any order; '#' begins a comment. 'pombo' is the "
            + "real relay with real clients in virtual time; every other policy is a sender and "
            + "a receiver on the first listener's link: data goes down, answers go up. Exit code "
            + "1: an expectation was not met.",
        pt: "Um arquivo .lab tem uma declaração por linha, em qualquer ordem; '#' começa um "
            + "comentário. 'pombo' é o relay real com clientes reais em tempo virtual; as outras "
            + "políticas são um emissor e um receptor no enlace do primeiro ouvinte: os dados "
            + "descem, as respostas sobem. Código de saída 1: uma expectativa não se cumpriu.")

    static let `where` = Phrase(
        "'pombo lab run --help' explains lab files.",
        pt: "'pombo lab run --help' explica os arquivos .lab.")

    static let rows: [(line: String, meaning: Phrase)] = [
        ("peers ana bia caio", Phrase("who takes part", pt: "quem participa")),
        ("peers 10", Phrase("ten of them, p1 to p10", pt: "dez, de p1 a p10")),
        (
            "traffic 500 messages every 10ms",
            Phrase("all take turns, 100 bytes each", pt: "um de cada vez, 100 bytes cada")
        ),
        (
            "traffic 50/s for 60s size 80 from ana",
            Phrase("one author, 80 bytes", pt: "um autor, 80 bytes")
        ),
        (
            "traffic replay message_log.jsonl x2",
            Phrase(
                "a recorded chat, twice as fast", pt: "uma conversa gravada, duas vezes mais rápida"
            )
        ),
        ("weather loss 5%, delay 20ms", Phrase("on every link", pt: "em todo enlace")),
        (
            "weather down burst 5% 160ms",
            Phrase("from the relay to the peers", pt: "do relay aos participantes")
        ),
        ("weather ana up wifi", Phrase("one link; a preset", pt: "um enlace; um modelo pronto")),
        ("weather trace run.fates", Phrase("a recorded link", pt: "um enlace gravado")),
        ("at 10s weather storm", Phrase("the weather changes", pt: "o clima muda")),
        ("at 20s rebind bia", Phrase("moves to another port", pt: "muda de porta")),
        (
            "at 25s restart relay after 2s",
            Phrase("killed, then started again", pt: "morto e depois reiniciado")
        ),
        ("at 25s restart bia", Phrase("with a new identity", pt: "com outra identidade")),
        ("at 30s partition ana bia for 5s", Phrase("cut off", pt: "isolados")),
        (
            "policy pombo",
            Phrase(
                "the real protocol; 'pombo raw' repairs nothing",
                pt: "o protocolo real; 'pombo raw' não repara nada")
        ),
        (
            "policy none, nack 3, nack+echo, ack 3",
            Phrase("repair requests, or retries", pt: "pedidos de reparo, ou reenvios")
        ),
        (
            "policy arq, gbn 8, sr 8",
            Phrase(
                "stop-and-wait, go-back-N, selective repeat",
                pt: "stop-and-wait, go-back-N, repetição seletiva"
            )
        ),
        ("policy dup 2, xor 4", Phrase("duplicates, parity", pt: "cópias, paridade")),
        ("sweep loss 1% 5% 30%", Phrase("a point for each", pt: "um ponto para cada")),
        (
            "sweep down weather loss 5% | burst 5% 8",
            Phrase(
                "weathers, one way; with 'sweep loss', every combination",
                pt: "climas, num sentido; com 'sweep loss', todas as combinações")
        ),
        (
            "seeds 5 from 1",
            Phrase("five runs; or 'repeat 5'", pt: "cinco execuções; ou 'repeat 5'")
        ),
        (
            "expect residual < 1% with nack 3",
            Phrase(
                "also offered, lost, delivered, duplicates, reordered, overhead, jitter, p50, "
                    + "p90, p95, p99",
                pt: "também offered, lost, delivered, duplicates, reordered, overhead, jitter, "
                    + "p50, p90, p95, p99")
        ),
        ("expect lost = 0", Phrase("for every policy", pt: "para toda política")),
        ("expect p99 < 80ms", Phrase("delivery time", pt: "tempo de entrega")),
    ]

    static let section = Command.Section(
        heading: Phrase("Lines of a lab file:", pt: "Linhas de um arquivo .lab:"), rows: rows)
}
