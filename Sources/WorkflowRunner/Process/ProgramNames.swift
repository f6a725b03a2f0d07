import FoundationEssentials

/// Names of programs that images have and machines may have under another one only.
enum ProgramNames {
    /// Last in the fence's PATH.
    static let directory = "/argo/programs"
    private static let others = ["python": "python3", "pip": "pip3"]

    /// Makes the links that are missing on this machine.
    static func link(in directory: LeafDirectory, of scenery: HostScenery) {
        for (name, other) in others where scenery.program(name) == nil {
            guard let program = scenery.program(other) else { continue }
            let place = directory.root + Self.directory
            try? FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try? FileManager.default.createSymbolicLink(atPath: "\(place)/\(name)", withDestinationPath: program)
        }
    }

    /// Whether a program that is named without a path is there.
    static func has(_ name: String, _ scenery: HostScenery) -> Bool {
        scenery.program(name) != nil || others[name].map { scenery.program($0) != nil } ?? false
    }
}
