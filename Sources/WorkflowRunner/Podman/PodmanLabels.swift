import FoundationEssentials

/// By what containers are known to be a gateway's.
struct PodmanLabels: Sendable, Hashable {
    /// Of the data directory, for ever.
    let instance: String
    /// Of this run of the gateway.
    let life = UUID().uuidString.lowercased()

    var ofInstance: String { "signalbox.io/instance=\(instance)" }
    var ofLife: String { "signalbox.io/life=\(life)" }
    /// What names of this instance's secrets begin with, which have no labels in older versions and 64 characters at most.
    var secretPrefix: String { "sb-\(instance)-" }
    /// What files with variables are called, so that nobody removes those of another run.
    var environmentFile: String { "environment-\(life)" }
    /// The same of this run of the gateway.
    var secretsOfLife: String { secretPrefix + life.prefix(8) + "-" }
}

extension RunnerPlaces {
    /// What tells this data directory from others of the machine; made at the first call.
    func instance() throws -> String {
        let path = "\(directory)/instance"
        // One that cannot be read is no reason for another one: containers would be left to nobody.
        if FileKind(path) != nil {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            if !text.isEmpty { return text }
        }
        let text = UUID().uuidString.lowercased()
        try FileManager.default.makePrivateDirectory(directory)
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        return text
    }
}
