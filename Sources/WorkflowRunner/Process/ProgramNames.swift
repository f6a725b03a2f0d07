import FoundationEssentials

/// Names of programs that images have and machines may have under another one only, or not at all.
enum ProgramNames {
    /// Last in the fence's PATH.
    static let directory = "/argo/programs"
    private static let others = ["python": "python3", "pip": "pip3"]

    /// Makes what is missing on this machine: a link for another name; the script of `program` where it is one.
    static func supply(_ program: String, in directory: LeafDirectory, of scenery: HostScenery) throws(LeafProblem) {
        for (name, other) in others where scenery.program(name) == nil {
            guard let program = scenery.program(other) else { continue }
            let place = try directory.place(making: Self.directory + "/x")
            do throws(Descriptor.Refusal) {
                // That of another container of the same step.
                if try place.parent?.entry(name) != nil { continue }
                try place.parent?.makeLink(name, to: program)
            } catch { throw .error("the name '\(name)' of \(program) cannot be made: \(error)") }
        }
        guard scenery.program(program) == nil, let script = KnownImages.scripts[program] else { return }
        try directory.write(Array(script.utf8), to: "\(Self.directory)/\(program)", mode: 0o755)
    }

    /// Whether a program that is named without a path is there.
    static func has(_ name: String, _ scenery: HostScenery) -> Bool {
        scenery.program(name) != nil || others[name].map { scenery.program($0) != nil } ?? false
            || KnownImages.scripts[name] != nil
    }
}
