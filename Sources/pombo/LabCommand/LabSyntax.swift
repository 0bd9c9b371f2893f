import PomboTerminal
import PomboText

/// The lines of a lab file, as `--help` shows them: each of them is read and printed in a test.
enum LabSyntax {
    static let remark = Phrase(
        "A lab file has one statement a line, in any order; '#' begins a comment. 'pombo' is the "
            + "real relay with real clients in virtual time; every other policy is a sender and "
            + "a receiver on the first listener's link: data goes down, answers go up. Exit code "
            + "1: something that was expected is not so.",
        pt: "Um arquivo .lab tem uma declaração por linha, em qualquer ordem; '#' começa um "
            + "comentário. 'pombo' é o relay real com clientes reais em tempo virtual; as outras "
            + "políticas são um emissor e um receptor no enlace do primeiro ouvinte: os dados "
            + "descem, as respostas sobem. Código 1: algo esperado não aconteceu.")

    static let `where` = Phrase(
        "'pombo lab run --help' shows what a lab file is made of.",
        pt: "'pombo lab run --help' mostra do que é feito um arquivo .lab.")

    static let rows: [(line: String, meaning: Phrase)] = [
        ("peers ana bia caio", Phrase("who is there", pt: "quem está lá")),
        ("peers 10", Phrase("ten of them, p1 to p10", pt: "dez, de p1 a p10")),
        (
            "traffic 500 messages every 10ms",
            Phrase("all in turn, 100 bytes each", pt: "todos por vez, 100 bytes cada")
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
        ("weather trace run.fates", Phrase("what was recorded", pt: "o que foi gravado")),
        ("at 10s weather storm", Phrase("it changes", pt: "ele muda")),
        ("at 20s rebind bia", Phrase("another port", pt: "outra porta")),
        (
            "at 25s restart relay after 2s",
            Phrase("killed, and back", pt: "morto, e de volta")
        ),
        ("at 25s restart bia", Phrase("as somebody new", pt: "como alguém novo")),
        ("at 30s partition ana bia for 5s", Phrase("cut off", pt: "isolados")),
        (
            "policy pombo",
            Phrase(
                "the real thing; 'pombo raw' repairs nothing",
                pt: "o próprio; 'pombo raw' não repara nada")
        ),
        (
            "policy none, nack 3, nack+echo, ack 3",
            Phrase("requests or retries", pt: "pedidos ou repetições")
        ),
        (
            "policy arq, gbn 8, sr 8",
            Phrase(
                "stop-and-wait, go-back-N, selective repeat", pt: "para e espera, volta N, seletiva"
            )
        ),
        ("policy dup 2, xor 4", Phrase("copies, parity", pt: "cópias, paridade")),
        ("sweep loss 1% 5% 30%", Phrase("a point for each", pt: "um ponto para cada")),
        (
            "sweep down weather loss 5% | burst 5% 8",
            Phrase(
                "weathers, one way; with 'sweep loss', each with each",
                pt: "tempos, num sentido; com 'sweep loss', cada um com cada")
        ),
        ("seeds 5 from 1", Phrase("how often; or 'repeat 5'", pt: "quantas vezes; ou 'repeat 5'")),
        (
            "expect residual < 1% with nack 3",
            Phrase(
                "also offered, lost, delivered, duplicates, reordered, overhead, jitter, p50, "
                    + "p90, p95, p99",
                pt: "também offered, lost, delivered, duplicates, reordered, overhead, jitter, "
                    + "p50, p90, p95, p99")
        ),
        ("expect lost = 0", Phrase("of every policy", pt: "de toda política")),
        ("expect p99 < 80ms", Phrase("of the delivery", pt: "da entrega")),
    ]

    static let section = Command.Section(
        heading: Phrase("Lines of a lab file:", pt: "Linhas de um arquivo .lab:"), rows: rows)
}
