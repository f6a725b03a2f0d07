import EventData
import LoopbackServers
import SensorEngine
import Testing

/// suspend, resume, stop and terminate through the API alone (spec/workflows.md A6, G-A 36 to 49).
struct WorkflowChangeTests {
    /// The Workflow after firing, and what the attempt said; the clock stands at 1970.
    private func after(_ invocation: Invocation, on workflow: JSON) async throws -> (JSON?, Outcome) {
        try await inLocalCluster { url in
            try await TestClient(url: url).create([workflow])
            let result = try await fire(invocation, at: url)
            let again = try await fire(invocation, at: url)
            if case .succeeded = result { #expect(again == result) }
            return (try await TestClient(url: url).workflow(), Outcome(result))
        }
    }

    @Test func `suspend sets spec.suspend and takes away who acted before`() async throws {
        var workflow = waitingWorkflow()
        workflow["metadata"]?["labels"] = [
            "workflows.argoproj.io/actor": "bob", "workflows.argoproj.io/action": "Stop",
        ]
        let (after, outcome) = try await after(acting("suspend"), on: workflow)
        #expect(outcome == .succeeded("Workflow ci/w suspended"))
        #expect(after?.at("spec", "suspend") == true)
        #expect(after?.at("metadata", "labels") == [:])
        #expect(after?["status"] == workflow["status"])
        #expect(mark(of: after) == "abcdefghij234567klmnopqrst")
    }

    @Test(arguments: ["suspend", "stop", "terminate"])
    func `what has ended is not touched any more`(operation: String) async throws {
        let (after, outcome) = try await after(acting(operation), on: failedWorkflow)
        let past = ["suspend": "suspended", "stop": "stopped", "terminate": "terminated"]
        #expect(outcome == .permanent("Workflow ci/w has ended, so it cannot be \(past[operation] ?? "")"))
        #expect(after?["spec"] == failedWorkflow["spec"])
    }

    @Test func `resume removes spec.suspend and ends waiting nodes with their defaults`() async throws {
        let parameter: JSON = ["name": "answer", "valueFrom": ["supplied": [:], "default": "yes"]]
        let workflow = waitingWorkflow(parameter: parameter, spec: ["suspend": true])
        let (after, outcome) = try await after(acting("resume"), on: workflow)
        #expect(outcome == .succeeded("Workflow ci/w resumed"))
        #expect(after?.at("spec", "suspend") == nil)
        #expect(
            after?.at("status", "nodes", "w.wait")
                == node(
                    "w.wait",
                    "Suspend",
                    "Succeeded",
                    [
                        "displayName": "wait", "message": "approve?; ", "finishedAt": "1970-01-01T00:00:00Z",
                        "outputs": ["parameters": [["name": "answer", "value": "yes"]]],
                    ]
                )
        )
        #expect(after?.at("status", "nodes", "w") == workflow.at("status", "nodes", "w"))
    }

    @Test func `a value that nobody has supplied and that has no default keeps everything as it is`() async throws {
        let parameter: JSON = ["name": "answer", "valueFrom": ["supplied": [:]]]
        let workflow = waitingWorkflow(parameter: parameter, spec: ["suspend": true])
        let (after, outcome) = try await after(acting("resume"), on: workflow)
        #expect(
            outcome
                == .permanent(
                    "Workflow ci/w waits in 'wait' for the value of 'answer', which nobody has supplied and which has "
                        + "no default"
                )
        )
        #expect(after?["spec"] == workflow["spec"] && after?["status"] == workflow["status"])
    }

    @Test func `a selector resumes its nodes alone, without their defaults, and leaves spec.suspend`() async throws {
        let parameter: JSON = ["name": "answer", "valueFrom": ["supplied": [:], "default": "yes"]]
        let workflow = waitingWorkflow(parameter: parameter, spec: ["suspend": true])
        let chosen = acting("resume", args: ["--node-field-selector", "displayName=wait,phase!=Failed"])
        let (after, _) = try await after(chosen, on: workflow)
        #expect(after?.at("spec", "suspend") == true)
        #expect(after?.at("status", "nodes", "w.wait", "phase") == "Succeeded")
        #expect(after?.at("status", "nodes", "w.wait", "outputs") == ["parameters": [parameter]])
        let none = acting("resume", args: ["--node-field-selector=displayName=other"])
        let (_, outcome) = try await self.after(none, on: workflow)
        #expect(outcome == .permanent("Workflow ci/w has no waiting suspend node that 'displayName=other' chooses"))
    }

    @Test(arguments: [("stop", "Stop"), ("terminate", "Terminate")])
    func `stop and terminate patch spec.shutdown alone`(operation: String, shutdown: String) async throws {
        let workflow = waitingWorkflow()
        let (after, _) = try await after(acting(operation), on: workflow)
        #expect(after?.at("spec", "shutdown") == .string(shutdown))
        #expect(after?["status"] == workflow["status"])
    }

    @Test func `stop with a selector fails its nodes with the message, and the Workflow goes on`() async throws {
        let args = ["--node-field-selector", "displayName=wait", "--message", "no"]
        let (after, _) = try await after(acting("stop", args: args), on: waitingWorkflow())
        #expect(after?.at("spec", "shutdown") == nil)
        let waiting = after?.at("status", "nodes", "w.wait")
        #expect(waiting?["phase"] == "Failed" && waiting?["message"] == "no")
    }

    @Test func `a repeat after somebody else's verb does not undo it`() async throws {
        try await withLocalCluster { url in
            try await TestClient(url: url).create([waitingWorkflow()])
            for invocation in [acting("suspend"), acting("resume", id: otherID), acting("suspend")] {
                guard case .succeeded = try await fire(invocation, at: url) else {
                    Issue.record("\(invocation.request)")
                    return
                }
            }
            #expect(try await TestClient(url: url).workflow()?.at("spec", "suspend") == nil)
        }
    }

    @Test func `a Workflow of another controller instance is refused unless args name it`() async throws {
        var workflow = waitingWorkflow()
        workflow["metadata"]?["labels"] = ["workflows.argoproj.io/controller-instanceid": "two"]
        let (_, refused) = try await after(acting("suspend"), on: workflow)
        #expect(refused == .permanent("Workflow ci/w belongs to the controller instance 'two'"))
        let (_, named) = try await after(acting("suspend", args: ["--instanceid", "two"]), on: workflow)
        #expect(named == .succeeded("Workflow ci/w suspended"))
        let (_, other) = try await after(acting("suspend", args: ["--instanceid=two"]), on: waitingWorkflow())
        #expect(other == .permanent("Workflow ci/w belongs to no controller instance"))
    }

    @Test func `the namespace may be named once more`() async throws {
        let (_, result) = try await after(acting("suspend", args: ["-n", "ci"]), on: waitingWorkflow())
        #expect(result == .succeeded("Workflow ci/w suspended"))
    }

    @Test func `a CronWorkflow is suspended and resumed, and nothing else is done to one`() async throws {
        let cron: JSON = [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "CronWorkflow", "metadata": ["name": "c"],
            "spec": ["schedules": ["0 3 * * *"], "workflowSpec": ["entrypoint": "main"]],
        ]
        try await withLocalCluster { url in
            try await TestClient(url: url).create([cron])
            for (operation, past, id) in [("suspend", "suspended", otherID), ("resume", "resumed", "x")] {
                let result = try await fire(acting(operation, on: "c", kind: "CronWorkflow", id: id), at: url)
                #expect(result == .succeeded("CronWorkflow ci/c \(past)"))
                let client = TestClient(url: url)
                let found = try await client.find("cronworkflows", "c", apiVersion: "argoproj.io/v1alpha1")
                #expect(found?.at("spec", "suspend") == .bool(operation == "suspend"))
            }
        }
        let outcome = Outcome(try await fire(acting("stop", on: "c", kind: "CronWorkflow")))
        #expect(outcome == .permanent("a CronWorkflow cannot be stopped"))
    }

    @Test func `a missing Workflow is a permanent failure, and so is one without a name`() async throws {
        try await withLocalCluster { url in
            let outcome = Outcome(try await fire(acting("suspend"), at: url))
            #expect(outcome == .permanent("Workflow ci/w: it does not exist"))
        }
        let nameless = Outcome(try await fire(acting("resume", on: "")))
        #expect(nameless == .permanent("the resource has no 'metadata.name', so there is nothing to resume"))
    }

    @Test func `nodes in the controller's database keep stop, and stop the rest with the reason`() async throws {
        var workflow = waitingWorkflow()
        workflow["status"] = ["phase": "Running", "offloadNodeStatusVersion": "fnv:1"]
        let (_, resumed) = try await after(acting("resume"), on: workflow)
        #expect(
            resumed
                == .permanent(
                    "the nodes of Workflow ci/w are in the controller's database and cannot be read through the "
                        + "cluster's API"
                )
        )
        let (_, stopped) = try await after(acting("stop"), on: workflow)
        #expect(stopped == .succeeded("Workflow ci/w stopped"))
    }

    @Test(arguments: [
        (["--dry-run"], "--dry-run would let nothing be done at all"),
        (["-l", "a=b"], "-l chooses Workflows, and a trigger acts on the one that its source names"),
        (["-n", "x"], "--namespace x is another one than the resource's, ci"), (["now"], "'now' is no flag"),
        (["--message"], "--message has no value"),
        (["--foo", "--bar"], "--foo is no flag that operation stop honours"),
    ])
    func `args that would change what is meant are refused`(args: [String], problem: String) async throws {
        #expect(Outcome(try await fire(acting("stop", args: args))) == .permanent("args: \(problem)"))
    }
}
