import EventData
import Testing
import Workflows

/// Steps that cannot be settled: an error of their group at once, whatever is tolerated (spec/workflows.md D5, D6).
@Suite struct UnsettledStepTests {
    @Test(arguments: [
        ("when: abc", "'when' expression 'abc' gives neither true nor false"),
        ("arguments: {parameters: [{name: x, value: '{{=asInt(item)}}'}]}", "failed to evaluate {{=asInt(item)}}"),
        ("withParam: nonsense", "withParam value could not be parsed as a JSON list: nonsense"),
        ("withItems: [1], when: '{{item}} =='", "invalid 'when' expression '1 =='"),
    ]) func `nothing else of its group starts, and continueOn does not count`(field: String, message: String) {
        let rehearsal = StepsTests.played(
            """
            - - {name: a, template: t}
              - {name: b, template: t, continueOn: {error: true, failed: true}, \(field)}
            - [{name: c, template: t}]
            """
        )
        #expect(rehearsal.phase("w[0]") == "Error")
        #expect(rehearsal.message("w[0]")?.hasPrefix(message) == true)
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message == rehearsal.message("w[0]"))
        #expect(rehearsal.phase("w[1]") == nil)
        #expect(rehearsal.started.isEmpty)
        #expect(rehearsal.missingNodes == [])
    }

    @Test func `what has begun before it was found is waited for, with its retries and locks, and nothing more starts`()
    {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            onExit: locked
            templates:
            - name: main
              parallelism: 2
              steps:
              - - {name: a, template: locked}
                - {name: s, template: t, withItems: ["true", "true"], when: "{{item}}"}
                - {name: z, template: t}
            - name: locked
              synchronization: {mutexes: [{name: m}]}
              retryStrategy: {limit: 1}
              container: {image: i}
            \(echo)
            """
        )
        rehearsal.answer = { $0.nodeName == "w[0].a(0)" ? .failure(1) : .success() }
        rehearsal.pass()
        #expect(rehearsal.started.map(\.nodeName) == ["w[0].a(0)", "w[0].s(0:true)"])
        rehearsal.run = WorkflowRun(Self.unsettled("x", "w[0]", in: rehearsal.run.object))
        rehearsal.play()
        #expect(rehearsal.started.map(\.nodeName).contains("w[0].a(1)"))
        #expect(rehearsal.phase("w[0].s(1:true)") == nil && rehearsal.phase("w[0].z") == nil)
        #expect(rehearsal.phase("w[0].a") == "Succeeded")
        #expect(rehearsal.phase("w[0]") == "Error" && rehearsal.message("w[0]") == "x")
        #expect(rehearsal.phase("w.onExit") == "Succeeded")
        #expect(rehearsal.phase == "Failed" && rehearsal.message == "x")
    }

    /// The object of a run which found, after it had begun a group, that something of it cannot be settled.
    private static func unsettled(_ problem: String, _ group: String, in object: JSON) -> JSON {
        var object = object
        var status = object["status"] ?? [:]
        var nodes = status["nodes"] ?? [:]
        let id = NodeNames.id(ofNode: group, in: "w")
        var node = nodes[id] ?? [:]
        node["message"] = .string(problem)
        nodes[id] = node
        status["nodes"] = nodes
        object["status"] = status
        return object
    }

    @Test(arguments: ["{{steps.s.outputs.result}}", "{{=steps.s.outputs.result ?? 'x'}}"])
    func `results of a loop that are no JSON are named (238)`(value: String) {
        let rehearsal = StepsTests.played(
            """
            - [{name: s, template: t, withItems: [a, b], arguments: {parameters: [{name: x, value: "word {{item}}"}]}}]
            - [{name: u, template: t, continueOn: {error: true}, arguments: {parameters: [{name: x, value: "\(value)"}]}}]
            """
        )
        #expect(rehearsal.phase("w[0]") == "Succeeded")
        #expect(rehearsal.phase("w[1].u") == "Error")
        #expect(rehearsal.phase("w[1]") == "Error")
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message.contains("'s(0:a)' printed no JSON: 'word a'; print a text in quotes"))
    }

    @Test(arguments: [
        "steps.s.status == 'Succeeded' ? steps.one.outputs.result : ''",
        "steps['s'].status == 'Succeeded' ? inputs.parameters.result : ''",
    ])
    func `a loop's results that are no JSON matter only to who asks for them`(expression: String) {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            arguments: {parameters: [{name: result, value: one}]}
            templates:
            - name: main
              inputs: {parameters: [{name: result}]}
              steps:
              - [{name: s, template: t, withItems: [a, b]}, {name: one, template: t}]
              - [{name: u, template: t, arguments: {parameters: [{name: x, value: "{{=\(expression)}}"}]}}]
            \(echo)
            """
        )
        rehearsal.answer = { .success($0.nodeName == "w[0].one" ? "one" : "word") }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded", "\(rehearsal.message)")
        #expect(rehearsal.input("x", of: "w[1].u") == "one")
    }

    @Test func `a task that cannot be settled is an error of its own, which continueOn tolerates`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              dag:
                tasks:
                - {name: s, template: t, withItems: [a], arguments: {parameters: [{name: x, value: "word"}]}}
                - name: u
                  dependencies: [s]
                  template: t
                  continueOn: {error: true}
                  arguments: {parameters: [{name: x, value: "{{tasks.s.outputs.result}}"}]}
            \(echo)
            """
        )
        rehearsal.answer = StepsTests.answer
        rehearsal.play()
        #expect(rehearsal.phase("w.u") == "Error")
        #expect(rehearsal.message("w.u")?.contains("'s(0:a)' printed no JSON: 'word'") == true)
        #expect(rehearsal.phase == "Succeeded")
    }
}
