/// The golden cases that are answered otherwise on purpose, by id, each with its reason.
///
/// Only what is wrong to copy (a crash, a hang, a leak of the environment) or unreasonable to copy may stand here, and
/// no more than one case in a hundred.
enum GoldenExceptions {
    static let reasons: [String: String] = [
        "transform-lua-0004": noOperatingSystem,
        "transform-lua-0005": noOperatingSystem,
        "transform-lua-0039": "asks whether load and require exist; a script that can load code cannot be fenced in",
        "transform-lua-0060": noOperatingSystem,
        "transform-lua-0079": "asks whether the library os exists; it does not here",
    ]

    private static let noOperatingSystem =
        "uses os, which reads the clock and the environment of the gateway; scripts are fenced in here"
}
