// swift-tools-version: 6.3
import PackageDescription

// How every room of the house is built: Swift 6 mode, nothing unsafe unmarked, no warning left.
// Whole-program specialisation is worth an order of magnitude in the packet path, in release only.
let rules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

// The pure rooms are optimised in debug, too: the tests send hours of virtual time through them, and
// take half as long. `POMBO_PLAIN=1 swift build …` does without: a second opinion, since one
// seed has to give one run however the machines were built.
let isPlain = Context.environment["POMBO_PLAIN"] != nil
let quick: [SwiftSetting] =
    isPlain ? rules : rules + [.unsafeFlags(["-O"], .when(configuration: .debug))]

// A room that is there only while somebody fuzzes: `POMBO_FUZZ=1 swift build …`.
let isFuzzing = Context.environment["POMBO_FUZZ"] != nil
let fuzzing: [Target] =
    isFuzzing
    ? [
        .executableTarget(
            name: "PomboFuzz", dependencies: ["PomboCore", "PomboLab"],
            swiftSettings: rules + [.unsafeFlags(["-parse-as-library"])])
    ] : []

// The floors, lowest first. A target may use only what stands below it.
let package = Package(
    name: "pombo",
    platforms: [.macOS("26.0")],
    products: [.executable(name: "pombo", targets: ["pombo"])],
    targets: [
        // What is said, in each language. It imports nothing.
        .target(name: "PomboText", swiftSettings: quick),
        // The protocol as pure values: wire, log, relay, client. It imports nothing.
        .target(name: "PomboCore", swiftSettings: quick),
        // What Swift cannot import from the C library, as one header.
        .target(name: "CPombo"),

        // The weather, the simulator and the experiments: pure, in virtual time.
        .target(
            name: "PomboLab", dependencies: ["PomboCore", "PomboText"], swiftSettings: quick),
        // The operating system: sockets, files, clocks, terminal. The only unsafe room.
        .target(name: "PomboPosix", dependencies: ["PomboCore", "CPombo"], swiftSettings: rules),

        // What people type and see, as values: options, the screen, the search for a relay. Pure, too.
        .target(
            name: "PomboTerminal", dependencies: ["PomboCore", "PomboLab", "PomboText"],
            swiftSettings: quick),

        // The commands and their loops: the only room that sees everything.
        .executableTarget(
            name: "pombo",
            dependencies: ["PomboCore", "PomboLab", "PomboPosix", "PomboTerminal", "PomboText"],
            swiftSettings: rules),

        .testTarget(
            name: "PomboTextTests", dependencies: ["PomboText"], swiftSettings: rules),
        .testTarget(
            name: "PomboCoreTests", dependencies: ["PomboCore"], swiftSettings: rules),
        .testTarget(
            name: "PomboLabTests", dependencies: ["PomboLab", "PomboCore", "PomboText"],
            swiftSettings: rules),
        .testTarget(
            name: "PomboPosixTests", dependencies: ["PomboPosix", "PomboCore"],
            swiftSettings: rules),
        // A terminal that draws what it shows, for the tests of two floors.
        .target(
            name: "TestTerminal", dependencies: ["PomboTerminal"], path: "Tests/TestTerminal",
            swiftSettings: rules),
        .testTarget(
            name: "PomboTerminalTests",
            dependencies: ["PomboTerminal", "TestTerminal", "PomboLab", "PomboCore", "PomboText"],
            swiftSettings: rules),
        .testTarget(
            name: "PomboTests",
            dependencies: [
                "pombo", "TestTerminal", "PomboTerminal", "PomboPosix", "PomboLab", "PomboCore",
                "PomboText",
            ],
            swiftSettings: rules),
        .testTarget(
            name: "TidyTests", dependencies: ["PomboPosix", "PomboCore"], swiftSettings: rules),
    ] + fuzzing
)
