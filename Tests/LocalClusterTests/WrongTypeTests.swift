import EventData
import GRDB
import LocalCluster
import Testing

/// What an API server with Argo's full definitions refuses for the type of a field.
@Suite struct WrongTypeTests {
    private static let group = "/apis/argoproj.io/v1alpha1"

    private static func object(_ kind: String, _ spec: String) -> String {
        #"{"apiVersion":"argoproj.io/v1alpha1","kind":"\#(kind)","metadata":{"name":"a"},"spec":\#(spec)}"#
    }

    private static let step = #"{"templates":[{"name":"main","steps":[[{"name":"a","template":"b","when":false}]]}]}"#

    @Test(arguments: [
        ("Workflow", "namespaces/default/workflows", step, "spec.templates[0].steps[0][0].when", "string", "boolean"),
        (
            "WorkflowTemplate", "namespaces/default/workflowtemplates", step, "spec.templates[0].steps[0][0].when",
            "string", "boolean"
        ),
        (
            "ClusterWorkflowTemplate", "clusterworkflowtemplates", #"{"onExit":{"template":"b"}}"#, "spec.onExit",
            "string", "object"
        ),
        (
            "CronWorkflow", "namespaces/default/cronworkflows", #"{"suspend":"true","workflowSpec":{}}"#,
            "spec.suspend", "boolean", "string"
        ),
        ("Workflow", "namespaces/default/workflows", #"{"priority":"1"}"#, "spec.priority", "integer", "string"),
    ])
    func `a field of the wrong type is refused by name, and nothing is stored`(
        kind: String,
        plural: String,
        spec: String,
        field: String,
        expected: String,
        found: String
    ) async throws {
        try await withCluster { cluster in
            let path = "\(Self.group)/\(plural)"
            let problem = "Invalid value: \"\(found)\": must be of type \(expected): \"\(found)\""
            let cause: JSON = [
                "reason": "FieldValueTypeInvalid", "message": .string(problem), "field": .string(field),
            ]
            let created = try await cluster.send("POST", path, Self.object(kind, spec))
            #expect(created.status == 422 && created.json.at("details", "causes") == [cause])
            let applied = try await cluster.patch(
                path + "/a?fieldManager=m",
                Self.object(kind, spec),
                type: "application/apply-patch+yaml"
            )
            #expect(applied.status == 422 && applied.json.at("details", "causes") == [cause])
            #expect(try await cluster.send("GET", path + "/a").status == 404)
        }
    }

    @Test func `a change that makes a field wrong is refused, and the object stays`() async throws {
        try await withCluster { cluster in
            let created = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#))
            #expect(try await cluster.patch(workflows + "/a", #"{"spec":{"suspend":"true"}}"#).status == 422)
            #expect(try await cluster.send("GET", workflows + "/a").json == created.json)
        }
    }

    @Test func `what was stored before with a wrong type is read, labelled, stopped and corrected`() async throws {
        try await withDirectory { directory in
            let path = directory + "/cluster.db"
            try await withCluster(.init(database: path, port: 0)) { cluster in
                let created = try await cluster.send("POST", workflows, workflow(#"{"name":"a"}"#))
                #expect(created.status == 201)
            }
            try await DatabaseQueue(path: path).write { database in
                try database.execute(
                    sql: "UPDATE objects SET json = json_set(json, '$.spec.onExit', json('[1]')) WHERE name = 'a'"
                )
            }
            try await withCluster(.init(database: path, port: 0)) { cluster in
                let stored = try await cluster.send("GET", workflows + "/a").json
                #expect(stored.at("spec", "onExit") == [1])
                for patch in [
                    #"{"metadata":{"labels":{"x":"y"}}}"#, #"{"status":{"phase":"Running"}}"#,
                    #"{"spec":{"shutdown":"Terminate"}}"#,
                ] { #expect(try await cluster.patch(workflows + "/a", patch).status == 200, "\(patch)") }
                for patch in [#"{"spec":{"onExit":[2]}}"#, #"{"spec":{"suspend":"true"}}"#] {
                    #expect(try await cluster.patch(workflows + "/a", patch).status == 422, "\(patch)")
                }
                #expect(try await cluster.patch(workflows + "/a", #"{"spec":{"onExit":"bye"}}"#).status == 200)
            }
        }
    }
}
