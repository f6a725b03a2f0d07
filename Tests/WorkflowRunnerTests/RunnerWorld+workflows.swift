import EventData
import Foundation
import Kubernetes
import Manifests
import Testing

extension RunnerWorld {
    func create(_ kind: String, _ yaml: String) async throws -> JSON {
        var object = try InlineResource.object(in: yaml)
        object["apiVersion"] = "argoproj.io/v1alpha1"
        object["kind"] = .string(kind)
        return try await client.create(object, in: "default")
    }

    /// Submits a Workflow; its name.
    func submit(_ yaml: String) async throws -> String {
        try await create("Workflow", yaml).at("metadata", "name")?.string ?? ""
    }

    /// Submits a Workflow and waits for its end.
    func ended(_ yaml: String) async throws -> JSON {
        try await until(try await submit(yaml)) { ["Succeeded", "Failed", "Error"].contains($0.phase) }
    }

    /// The Workflow as soon as `condition` holds.
    @discardableResult
    func until(_ name: String, _ condition: (JSON) throws -> Bool) async throws -> JSON {
        var last = JSON.null
        for _ in 0..<600 {
            last = try await client.get(ControllerTests.path(name))
            if try condition(last) { return last }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("after 30 s: \(last["status"]?.text ?? last.text)")
        return last
    }
}

func eventually(
    _ condition: () throws -> Bool,
    at place: SourceLocation = #_sourceLocation
) async throws {
    for _ in 0..<600 {
        if try condition() { return }
        try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("did not come true within 30 s", sourceLocation: place)
}

/// Those of all processes of the machine.
func commandLines() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { Int($0) != nil }.compactMap { name in
        FileManager.default.contents(atPath: "/proc/\(name)/cmdline").map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Seconds that no other process of the machine sleeps, such as one of a second run of the tests.
func odd(_ seconds: Int) -> String { "\(seconds)\(ProcessInfo.processInfo.processIdentifier)" }

extension JSON {
    var phase: String { at("status", "phase")?.string ?? "" }

    var nodes: [JSON] { at("status", "nodes")?.object?.members.map(\.value) ?? [] }

    func text(_ name: String) -> String { self[name]?.string ?? "" }

    func seconds(to time: String) -> Int64 {
        at("status", time)?.string.flatMap { Timestamp(rfc3339: $0) }?.seconds ?? 0
    }
}
