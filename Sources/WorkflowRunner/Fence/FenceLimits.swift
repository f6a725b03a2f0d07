/// What one leaf may use of the machine; each has a name that messages give (decision 0049).
package struct FenceLimits: Sendable, Hashable {
    /// Seconds of processor time, each process; what runs longer is usually caught in a loop.
    package var cpuSeconds = 3_600
    /// Bytes of memory that one process may ask for; an interpreter takes a tenth of it.
    package var memoryBytes = 4 << 30
    /// Bytes of the largest file that may be written, so that no loop fills the disk at once.
    package var fileBytes = 2 << 30
    /// Processes and threads at a time; a parallel build takes some hundreds.
    package var processes = 1_024
    /// Whether it reaches the machine's network, and so whatever listens on the machine.
    package var hasNetwork = true
    /// Bytes that standard output and standard error may have together.
    package var outputBytes = 64 << 20
    /// Bytes that an output parameter may have; it is kept in the Workflow's object.
    package var parameterBytes = 256 << 10
    /// Bytes that one artifact may have when it is packed.
    package var artifactBytes = 1 << 30

    package init() {}

    /// The limits by name, for options and messages.
    static var names: [(name: String, place: WritableKeyPath<FenceLimits, Int>)] {
        [
            ("cpuSeconds", \.cpuSeconds), ("memoryBytes", \.memoryBytes), ("fileBytes", \.fileBytes),
            ("processes", \.processes), ("outputBytes", \.outputBytes), ("parameterBytes", \.parameterBytes),
            ("artifactBytes", \.artifactBytes),
        ]
    }

    /// The names, for people.
    package static var list: String { names.map(\.name).joined(separator: ", ") }

    /// Takes up `name=value`; what is wrong with it, or nil.
    package mutating func set(_ text: String) -> String? {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let value = Int(parts[1]), value > 0 else {
            return "write NAME=NUMBER, such as cpuSeconds=60"
        }
        guard let place = Self.names.first(where: { $0.name == parts[0] })?.place else {
            return "there is no limit '\(parts[0])'; there are: \(Self.list)"
        }
        self[keyPath: place] = value
        return nil
    }

    /// What `prlimit` is asked for, which starts the fence; a process that is past its time is told so, and killed a little
    /// later.
    ///
    /// The number of processes is not among them: it would be that of all processes of the user (`FenceGate`).
    var arguments: [String] {
        ["--cpu=\(cpuSeconds):\(cpuSeconds + 5)", "--data=\(memoryBytes)", "--fsize=\(fileBytes)", "--core=0"]
    }
}
