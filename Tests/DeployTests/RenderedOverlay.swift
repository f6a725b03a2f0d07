import EventData
import Subprocess
import Testing

/// What `kubectl kustomize` makes of a directory below `deploy`.
struct RenderedOverlay: Sendable {
    static let names = ["namespaced", "cluster-wide", "kafka"]
    /// The largest output that is read; the definitions of all kinds have less than 1 MiB.
    private static let largestOutput = 8 << 20

    let objects: [JSON]

    init(_ directory: String) async throws {
        let result = try await run(
            .name("kubectl"),
            arguments: ["kustomize", "\(ShippedFiles.root)/deploy/\(directory)"],
            output: .string(limit: Self.largestOutput),
            error: .string(limit: Self.largestOutput)
        )
        try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
        objects = try documents(in: result.standardOutput, file: directory)
    }

    func all(_ kind: String) -> [JSON] { objects.filter { $0["kind"]?.string == kind } }

    /// The one of its kind, or of that name.
    func one(_ kind: String, _ name: String = "signalbox") throws -> JSON {
        try #require(all(kind).first { $0.at("metadata", "name")?.string == name }, "no \(kind) \(name)")
    }

    var podSpec: JSON {
        get throws { try #require(try one("Deployment").at("spec", "template", "spec")) }
    }

    var container: JSON {
        get throws { try #require(try podSpec["containers"]?.array?.first) }
    }

    /// `--name` or `--name=value` of the gateway's command line.
    var arguments: [String] {
        get throws { (try container["args"]?.array ?? []).compactMap(\.string) }
    }
}
