import PomboCore
import PomboTerminal
import PomboText

// What the keyboard says.
extension ChatModel {
    mutating func press(_ keys: [Key], at now: Moment) {
        for key in keys {
            let (people, isHosting) = (people, isHosting)
            let effect = editor.handle(key) { place in
                Self.completions(of: place, among: people, isHosting: isHosting)
            }
            switch effect {
            case .ignored, .edited: break
            case .choices: break
            case .refused: screen.bell()
            case .entered(let lines): for line in lines { enter(line, at: now) }
            case .interrupted, .ended: effects.append(.leave)
            case .suspended: effects.append(.suspend)
            case .redraw: screen.redraw()
            }
        }
    }

    static func completions(
        of place: Completion.Place, among people: ChatPeople, isHosting: Bool
    ) -> [String] {
        let orders = ChatOrder.words + (isHosting ? ChatOrder.hostWords : [])
        if place.isFirstWord, place.word.hasPrefix("/") {
            return orders.filter { $0.hasPrefix(place.word.lowercased()) }.map { $0 + " " }
        }
        let wanted = place.word.lowercased()
        let ending = place.isFirstWord ? ": " : place.before.hasPrefix("/") ? " " : ""
        return people.list.filter { $0.name.key.hasPrefix(wanted) }.map { $0.name.text + ending }
    }

    /// A line, from the keyboard or, without a screen, from the terminal itself.
    mutating func enter(_ line: String, at now: Moment) {
        effects.append(.remember(line))
        do throws(ChatOrderError) {
            obey(try ChatOrder(line, isHosting: isHosting), at: now)
        } catch {
            tell(Texts.sentence(of: error))
            // What was not sent is not lost either.
            if editor.line.isEmpty, case .unknown = error { editor.replace(with: line) }
        }
    }

    private mutating func obey(_ order: ChatOrder, at now: Moment) {
        switch order {
        case .say(let text): say(text, .say)
        case .me(let text): say(text, .me)
        case .message(let name, let text): direct(to: name, text, mayAsk: true)
        case .nick(let name):
            refusal = nil
            effects.append(.rename(name))
        case .join(let room): effects.append(.enter(room))
        case .who:
            questions.isAsked = true
            effects.append(.who)
        case .net: showNet(at: now.instant)
        case .help: tell(Texts.chatHelp(isHosting: isHosting))
        case .quiet:
            isQuiet.toggle()
            tell(isQuiet ? Texts.quietOn : Texts.quietOff)
        case .clear:
            screen.clear()
            tail.forget()
            fold = nil
        case .quit: effects.append(.leave)
        case .history(let span): askHistory(span, at: now)
        case .info(let seq): askStory(seq)
        case .member(let order): effects.append(.order(order))
        }
    }

    private mutating func say(_ text: String, _ kind: Kind) {
        for piece in Pieces.of(text) {
            let text = String(decoding: piece, as: UTF8.self)
            effects.append(.say(ChatDraft(text: text, kind: kind)))
        }
    }

    /// Only the relay knows everybody: who has not been heard of is asked for once.
    mutating func direct(to name: Name, _ text: String, mayAsk: Bool) {
        guard let person = people.find(name) else {
            if mayAsk {
                questions.directs.append((to: name, text: text))
                effects.append(.who)
            } else {
                tell(Texts.notHere(name))
                if editor.line.isEmpty { editor.replace(with: "/msg \(name.text) \(text)") }
            }
            return
        }
        for piece in Pieces.of(text) {
            let draft = ChatDraft(
                text: String(decoding: piece, as: UTF8.self), kind: .direct,
                recipient: person.client, recipientName: person.name.text)
            effects.append(.say(draft))
        }
    }
}
