import ArgumentParser
import Gateway
import Manifests

/// The manifests of a command's paths; what cannot be read is said as every other problem is.
func readManifests(_ paths: [String]) throws -> [ManifestText] {
    do { return try ManifestFiles.read(paths) } catch {
        for diagnostic in error.diagnostics { Output.complain("\(diagnostic)") }
        throw Failure(error.message)
    }
}

struct Lint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check manifests; every problem with its place and fix.",
        discussion: "Exit code 0: no findings. 1: findings. 2: wrong usage."
    )
    @Argument(help: "Files, directories, or - for stdin.") var paths: [String]
    @Flag(help: "Unknown fields are warnings, for migrating.") var lenient = false

    func run() async throws {
        let checked = CheckedManifests(try readManifests(paths), namespace: "default", isLenient: lenient)
        for diagnostic in checked.diagnostics { Output.line("\(diagnostic)") }
        for other in checked.passedOver { Output.complain("\(other.place): \(other.kind) is not checked") }
        let errors = checked.diagnostics.count { $0.severity == .error }
        let warnings = checked.diagnostics.count - errors
        let counts = [(checked.sources.count, "event source"), (checked.sensors.count, "sensor")].map(counted)
        let findings = [(errors, "error"), (warnings, "warning")].map(counted)
        Output.complain("\(counts.joined(separator: ", ")): \(findings.joined(separator: ", "))")
        if errors > 0 { throw ExitCode(1) }
    }
}
