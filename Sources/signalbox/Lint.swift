import ArgumentParser
import EventData
import Foundation
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
    @Flag(help: "Check as well what triggers refer to in the cluster of the kubeconfig: kinds, templates, parameters.")
    var cluster = false
    @Option(
        help: .init(
            "Check data paths against what events look like: the output of 'signalbox schemas -o json', or a gateway's admin API.",
            valueName: "file or url"
        )
    )
    var schemas: String?
    @OptionGroup(title: "With --cluster") var place: LintCluster

    func run() async throws {
        let texts = try readManifests(paths)
        let shapes = try await shapes()
        func seen(_ namespace: String) -> [Diagnostic] { shapes?.diagnostics(for: texts, namespace: namespace) ?? [] }
        guard cluster else {
            let namespace = place.namespace ?? "default"
            let checked = checkedManifests(texts, namespace: namespace)
            return try report(checked, checked.referencesInFiles + seen(namespace))
        }
        try await withClusterClient(of: place.choice) { client, defaultNamespace in
            let namespace = place.namespace ?? defaultNamespace
            let checked = checkedManifests(texts, namespace: namespace)
            let found = try await checked.references(in: client)
            for text in found.unchecked { Output.complain(text) }
            try report(checked, found.diagnostics + seen(namespace))
        }
    }

    private func shapes() async throws -> SchemaCheck? {
        guard let schemas else { return nil }
        return try SchemaCheck(try await Self.schemas(schemas))
    }

    /// From a file, or from a gateway that runs.
    private static func schemas(_ place: String) async throws -> JSON {
        if place.hasPrefix("http://") || place.hasPrefix("https://") {
            return try await AdminClient(try AdminOptions.parse(["--admin", place])).get("/api/schemas")
        }
        let bytes: [UInt8]
        do { bytes = Array(try Data(contentsOf: URL(fileURLWithPath: place))) } catch {
            throw Failure("cannot read \(place): \(error.localizedDescription)")
        }
        do { return try JSON(parsing: bytes) } catch { throw Failure("\(place): \(error)") }
    }

    private func checkedManifests(_ texts: [ManifestText], namespace: String) -> CheckedManifests {
        CheckedManifests(texts, namespace: namespace, isLenient: lenient)
    }

    private func report(_ checked: CheckedManifests, _ more: [Diagnostic]) throws {
        let diagnostics = (checked.diagnostics + checked.wrongTypes + checked.unknownFields + more).inOrder
        for diagnostic in diagnostics { Output.line("\(diagnostic)") }
        for other in checked.passedOver {
            let hasScripts = other.kind.hasSuffix("Workflow") || other.kind.hasSuffix("WorkflowTemplate")
            let part = hasScripts ? ", but for its fields and values in its scripts" : ""
            Output.complain("\(other.place): \(other.kind) is not checked\(part)")
        }
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        let counts = checked.counts.map { counted($0.count, $0.of) }
        let findings = [(errors, "error"), (warnings, "warning")].map(counted)
        Output.complain("\(counts.joined(separator: ", ")): \(findings.joined(separator: ", "))")
        if errors > 0 { throw ExitCode(1) }
    }
}

/// Which cluster `lint --cluster` asks.
struct LintCluster: ParsableArguments {
    @Option(help: "The kubeconfig's context; its current one by default.") var context: String?
    @Option(help: .init("The kubeconfig file; $KUBECONFIG or ~/.kube/config by default.", valueName: "file"))
    var kubeconfig: String?
    @Option(help: .init("A local cluster's address, instead of a kubeconfig.", valueName: "url")) var server: String?
    @Option(name: [.customShort("n"), .long], help: "Of manifests that name none; the context's, or 'default'.")
    var namespace: String?

    var choice: ClusterChoice {
        let kind: ClusterChoice.Kind = server == nil ? .kubeconfig : .local
        return ClusterChoice(kind: kind, context: context, kubeconfig: kubeconfig, server: server ?? "")
    }
}
