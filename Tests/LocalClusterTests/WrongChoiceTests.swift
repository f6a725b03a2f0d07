import EventData
import GRDB
import LocalCluster
import Testing

/// What an API server with Argo's full definitions refuses because it is none of a field's texts.
@Suite struct WrongChoiceTests {
    private static let group = "/apis/argoproj.io/v1alpha1"

    private static func cause(_ field: String, _ text: String) -> JSON {
        [
            "reason": "FieldValueNotSupported", "field": .string(field),
            "message": .string("Unsupported value: \"\(text)\": supported values: \"\", \"Stop\", \"Terminate\""),
        ]
    }

    @Test(arguments: [
        ("Workflow", "namespaces/default/workflows", #"{"shutdown":"Foo"}"#, "spec.shutdown"),
        ("WorkflowTemplate", "namespaces/default/workflowtemplates", #"{"shutdown":"Foo"}"#, "spec.shutdown"),
        ("ClusterWorkflowTemplate", "clusterworkflowtemplates", #"{"shutdown":"Foo"}"#, "spec.shutdown"),
        (
            "CronWorkflow", "namespaces/default/cronworkflows", #"{"workflowSpec":{"shutdown":"Foo"}}"#,
            "spec.workflowSpec.shutdown"
        ),
    ])
    func `another shutdown than Stop and Terminate is refused, and nothing is stored`(
        kind: String,
        plural: String,
        spec: String,
        field: String
    ) async throws {
        try await withCluster { cluster in
            let path = "\(Self.group)/\(plural)"
            let object =
                #"{"apiVersion":"argoproj.io/v1alpha1","kind":"\#(kind)","metadata":{"name":"a"},"spec":\#(spec)}"#
            let created = try await cluster.send("POST", path, object)
            #expect(created.status == 422 && created.json.at("details", "causes") == [Self.cause(field, "Foo")])
            #expect(try await cluster.send("GET", path + "/a").status == 404)
        }
    }

    @Test func `a Workflow is stopped and terminated by these words only`() async throws {
        try await withCluster { cluster in
            let created = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#))
            let refused = try await cluster.patch(workflows + "/a", #"{"spec":{"shutdown":"terminate"}}"#)
            #expect(refused.json.at("details", "causes") == [Self.cause("spec.shutdown", "terminate")])
            #expect(try await cluster.send("GET", workflows + "/a").json == created.json)
            for word in [#""""#, #""Stop""#, #""Terminate""#, "null"] {
                let patch = #"{"spec":{"shutdown":\#(word)}}"#
                #expect(try await cluster.patch(workflows + "/a", patch).status == 200, "\(word)")
            }
        }
    }

    @Test func `a shutdown that was stored before is read, and lets the rest be changed`() async throws {
        try await withDirectory { directory in
            let path = directory + "/cluster.db"
            try await withCluster(.init(database: path, port: 0)) { cluster in
                let created = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#))
                #expect(created.status == 201)
            }
            try await DatabaseQueue(path: path).write { database in
                try database.execute(
                    sql: "UPDATE objects SET json = json_set(json, '$.spec.shutdown', 'Foo') WHERE name = 'a'"
                )
            }
            try await withCluster(.init(database: path, port: 0)) { cluster in
                #expect(try await cluster.send("GET", workflows + "/a").json.at("spec", "shutdown") == "Foo")
                for patch in [
                    #"{"metadata":{"labels":{"x":"y"}}}"#, #"{"status":{"phase":"Running"}}"#,
                    #"{"spec":{"suspend":true}}"#,
                ] { #expect(try await cluster.patch(workflows + "/a", patch).status == 200, "\(patch)") }
                let bar = try await cluster.patch(workflows + "/a", #"{"spec":{"shutdown":"Bar"}}"#)
                #expect(bar.status == 422)
                let stop = try await cluster.patch(workflows + "/a", #"{"spec":{"shutdown":"Stop"}}"#)
                #expect(stop.status == 200)
            }
        }
    }
}
