import ArgumentParser
import EventData
import Gateway
import Kubernetes
import Manifests

struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Create the objects in files, or change those that exist to match.",
        usage: "signalbox apply -f FILE [-f FILE …] [-n NAMESPACE]"
    )
    @OptionGroup var cluster: ClusterOptions
    @Option(
        name: [.customShort("f"), .customLong("filename")],
        help: .init("A file, a directory, or - for stdin.", valueName: "file")
    )
    var files: [String]

    func run() async throws {
        let objects = try ClusterObject.read(files)
        for object in objects where ["EventSource", "Sensor", "EventBus"].contains(object.kind) {
            throw Failure(
                """
                \(object.place): not supported yet: apply of \(object.kind); put the file into ./eventsources or \
                ./sensors and start 'signalbox run' again. Nothing was applied.
                """
            )
        }
        try await cluster.withClient { client, namespace in
            for object in objects { try await apply(object, in: namespace, client) }
        }
    }

    private func apply(_ object: ClusterObject, in namespace: String, _ client: KubernetesClient) async throws {
        let type = try await client.resourceType(apiVersion: object.apiVersion, kind: object.kind)
        let scope = type.isNamespaced ? object.namespace ?? namespace : nil
        guard let name = object.name else {
            let created = try await client.create(object.json, in: scope)
            return Output.line("\(type.reference(created.at("metadata", "name")?.string ?? "")) created")
        }
        let path = ResourcePath(apiVersion: type.apiVersion, plural: type.plural, namespace: scope, name: name)
        do throws(KubernetesError) {
            _ = try await client.create(object.json, in: scope)
            Output.line("\(type.reference(name)) created")
        } catch {
            guard case .alreadyExists = error else { throw error }
            _ = try await client.mergePatch(path, with: object.json)
            Output.line("\(type.reference(name)) configured")
        }
    }
}

/// An object in a file, on its way to the cluster.
struct ClusterObject {
    let apiVersion: String
    let kind: String
    let json: JSON
    let place: Place

    var name: String? { json.at("metadata", "name")?.string }
    var namespace: String? { json.at("metadata", "namespace")?.string }

    /// Reads all documents of all files; the first problem stops everything before anything is changed.
    static func read(_ paths: [String]) throws -> [ClusterObject] {
        let texts = try readManifests(paths)
        return try texts.flatMap { text in
            let problems = ManifestProblems()
            let nodes = manifestDocuments(of: text, problems: problems)
            if let problem = problems.diagnostics.first(where: { $0.severity == .error }) {
                throw Failure("\(problem)")
            }
            return try nodes.map { node in
                let json = node.json
                guard let apiVersion = json["apiVersion"]?.string, let kind = json["kind"]?.string else {
                    throw Failure("\(node.place): an object needs 'apiVersion' and 'kind'")
                }
                return ClusterObject(apiVersion: apiVersion, kind: kind, json: json, place: node.place)
            }
        }
    }
}
