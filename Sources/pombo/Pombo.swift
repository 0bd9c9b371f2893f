import PomboCore

/// The program: one command out of five.
@main
enum Pombo {
    static func main() {
    }
}
