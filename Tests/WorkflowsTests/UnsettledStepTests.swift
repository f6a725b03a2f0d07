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
        let isLoopItem = field.hasPrefix("withItems")
        #expect(rehearsal.started.map(\.nodeName) == (isLoopItem ? ["w[0].a"] : []))
        #expect(rehearsal.missingNodes == [])
    }

    @Test func `it is not waited for what already runs`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              dag:
                tasks:
                - {name: a, template: loop}
                - {name: b, template: t}
            - name: loop
              parallelism: 1
              steps:
              - [{name: s, template: t, withItems: [true, x], when: "{{item}}"}]
            \(echo)
            """
        )
        rehearsal.answer = { _ in .success("ok") }
        rehearsal.play()
        #expect(rehearsal.phase("w.a[0].s(0:true)") == "Succeeded")
        #expect(rehearsal.phase("w.a[0].s(1:x)") == "Error")
        #expect(rehearsal.phase("w.a[0]") == "Error")
        #expect(rehearsal.phase("w.a") == "Failed")
        #expect(rehearsal.phase("w.b") == "Succeeded")
        #expect(rehearsal.phase == "Failed")
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
