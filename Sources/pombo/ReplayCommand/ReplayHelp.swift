/// What `pombo replay --help` says: examples first.
enum ReplayHelp {
    static let text = """
        pombo replay [OPTIONS] [LOG]

          pombo replay -n 20                      the last 20 records
          pombo replay --since yesterday --grep pigeon
          pombo replay -f --nick ana              what ana says, as she says it
          pombo replay --speed 10 --max-gap 2s    the whole story, ten times as fast
          pombo replay -o html > chat.html        a page for a browser
          pombo replay --verify                   is everything there, and as it was written?

        LOG is logs/message_log.jsonl or $POMBO_LOG unless named; rotated files beside it belong
        to it.

        Select
          --since TIME, --until TIME   2026-11-20, 14:02, 2026-11-20T14:02:05Z, -15m, yesterday,
                                       @1763650000; --until is where it ends, not included
          --from-seq N, --to-seq N     by number, both included
          -n, --last N                 the last N of what is selected
          -r, --reverse                newest first
          --nick A,B  --room A,B       who wrote it or got it, and where
          --kind say,me,direct,join,leave,nick,post
          --grep WORDS | /REGEX/       small letters match capitals too
          --around N | TIME            20 records around it, or as many as -n says
        Follow
          -f, --follow                 go on as the log grows, across rotation
          --after N                    begin behind record N
          --cursor-file FILE           remember the last record shown and go on behind it
        Pace
          --speed 1|2|0.5|max          as it was, faster, slower; --max-gap 5s shortens pauses
          --rate N                     N records a second
          --loop                       again and again
        Output
          -o, --output text|jsonl|csv|html|pcapng
          --template '{clock} {nick}: {text}'
          --utc                        times in UTC, not in the local zone
          -q, --quiet                  nothing on standard error
        Check
          --verify                     checksums, numbers, chains, times, links between files
          --salvage OUT                the good lines of all files, as one new log
          --stats                      who, when, how much
          --diff A B                   what one log has and the other has not

        Exit codes: 0 shown, 1 nothing matched, 2 usage, 5 damage, 6 cannot open.

        """
}
