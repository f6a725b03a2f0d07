import EventData
import Foundation
import Manifests
import Support
import Testing

/// What the schemas say of manifests.
struct ManifestSchemaTests {
    @Test(arguments: yamlFiles(below: "\(sharedDirectory)/corpus/argo-events"))
    func `every public example is accepted, and nothing of it is dropped`(file: String) throws {
        try Self.expectAccepted(file)
    }

    @Test(arguments: ["deploy", "eventsources", "sensors"].flatMap(ShippedFiles.manifests(below:)))
    func `every shipped manifest is accepted, and nothing of it is dropped`(file: String) throws {
        try Self.expectAccepted(file)
    }

    private static func expectAccepted(_ file: String) throws {
        for document in try documents(of: file) {
            guard let resource = CustomResource.of(document["kind"]?.string) else { continue }
            #expect(resource.schema.problems(of: document) == [])
        }
    }

    @Test func `a sensor that Argo Events accepts and that can work is accepted`() throws {
        let schema = try #require(CustomResource.of("Sensor")?.schema)
        var accepted = 0
        for sensor in try Self.goldenSensors() where sensor.isAccepted && Self.isAccepted(sensor.manifest) {
            accepted += 1
            #expect(schema.problems(of: sensor.manifest) == [], "\(sensor.id)")
        }
        #expect(accepted > 0)
    }

    private static func goldenSensors() throws -> [(id: String, manifest: JSON, isAccepted: Bool)] {
        let text = try String(contentsOfFile: "\(sharedDirectory)/golden/validate.jsonl", encoding: .utf8)
        return try text.split(separator: "\n").compactMap { line in
            let line = try JSON(parsing: String(line))
            guard let id = line["id"]?.string, let sensor = line.at("input", "sensor") else { return nil }
            let conditions = line.at("expect", "result")?.array ?? []
            let isAccepted = !conditions.isEmpty && conditions.allSatisfy { $0["status"]?.string == "True" }
            return (id, sensor, isAccepted)
        }
    }

    /// Whether we take it, now or when its kinds are there.
    private static func isAccepted(_ manifest: JSON) -> Bool {
        let loaded = load([ManifestText(file: "sensor", text: manifest.text)], namespace: "n", isLenient: true)
        return loaded.diagnostics.allSatisfy {
            $0.severity == .warning || $0.problem.hasPrefix("not supported yet: ")
        }
    }

    // MARK: Refusals

    @Test(
        arguments: [
            (["spec", "dependencies"], [], ".spec.dependencies: has less than 1"),
            (["spec", "triggers"], [], ".spec.triggers: has less than 1"),
            (["spec", "triggers"], .null, ".spec: 'triggers' is required"),
            (
                ["spec", "dependencies"],
                [
                    ["name": "a", "eventSourceName": "s", "eventName": "e"],
                    ["name": "a", "eventSourceName": "s", "eventName": "f"],
                ], ".spec.dependencies: two have the same name"
            ),
            (
                ["spec", "dependencies"], [["name": "", "eventSourceName": "s", "eventName": "e"]],
                ".spec.dependencies[0].name: has less than 1"
            ), (["spec", "triggers"], [["template": ["log": [:]]]], ".spec.triggers[0].template: 'name' is required"),
            (
                ["spec", "triggers"], [["template": ["name": "t", "argoWorkflow": ["source": [:]]]]],
                ".spec.triggers[0].template.argoWorkflow: 'operation' is required"
            ),
            (
                ["spec", "triggers"], [["template": ["name": "t", "http": ["url": "http://h", "method": "HEAD"]]]],
                ".spec.triggers[0].template.http.method: "
                    + #"must be one of ["","GET","DELETE","PATCH","POST","PUT"]"#
            ), (["spec", "replicas"], "2", ".spec.replicas: must be of type integer"),
        ] as [([String], JSON, String)]
    )
    func `a sensor that can never work is refused`(path: [String], value: JSON, problem: String) throws {
        var sensor: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Sensor", "metadata": ["name": "x"],
            "spec": [
                "dependencies": [["name": "a", "eventSourceName": "s", "eventName": "e"]],
                "triggers": [["template": ["name": "t", "log": [:]]]],
            ],
        ]
        let schema = try #require(CustomResource.of("Sensor")?.schema)
        #expect(schema.problems(of: sensor) == [])
        sensor[path[0]]?[path[1]] = value
        #expect(schema.problems(of: sensor) == [problem])
    }

    @Test(
        arguments: [
            (["webhook": ["e": ["endpoint": "/e"]]], ".spec.webhook.e: 'port' is required"),
            (
                ["webhook": ["e": ["endpoint": "/e", "port": "http"]]],
                ".spec.webhook.e.port: must match ^0*[0-9]{1,5}$"
            ),
            (["webhook": ["e": ["endpoint": "/e", "port": 70_000]]], ".spec.webhook.e.port: is too large"),
            (["github": ["e": ["owner": "o"]]], ".spec.github.e: 'webhook' is required"),
            (["kafka": ["e": ["url": "h:9092"]]], ".spec.kafka.e: 'topic' is required"),
            (
                ["kafka": ["e": ["url": "h:9092", "topic": "t", "jsonBody": "yes"]]],
                ".spec.kafka.e.jsonBody: must be of type boolean"
            ),
        ] as [(JSON, String)]
    )
    func `an EventSource that can never work is refused`(spec: JSON, problem: String) throws {
        let schema = try #require(CustomResource.of("EventSource")?.schema)
        #expect(schema.problems(of: ["kind": "EventSource", "metadata": ["name": "x"], "spec": spec]) == [problem])
    }
}
