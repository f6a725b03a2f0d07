import EventData
import Testing
import Workflows

/// What a step or task can say of itself and of where another one ran (spec/workflows.md D3.2).
@Suite struct OwnNameTests {
    @Test func `a step's arguments may have its own name`() {
        let rehearsal = StepsTests.played(
            """
            - [{name: a, template: t, arguments: {parameters: [{name: x, value: "{{steps.name}}"}]}}]
            - [{name: b, template: t, withItems: [1], arguments: {parameters: [{name: x, value: "{{=steps.name + '!'}}"}]}}]
            """
        )
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.input("x", of: "w[0].a") == "a")
        #expect(rehearsal.input("x", of: "w[1].b(0:1)") == "b!")
    }

    @Test func `a task's arguments may have its own name, and inside a called template that of the call`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              dag:
                tasks:
                - {name: a, template: t, arguments: {parameters: [{name: x, value: "{{tasks.name}}"}]}}
                - {name: b, template: inner}
            - name: inner
              dag:
                tasks:
                - {name: c, template: t, arguments: {parameters: [{name: x, value: "{{tasks.name}}"}]}}
            \(echo)
            """
        )
        rehearsal.answer = StepsTests.answer
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.input("x", of: "w.a") == "a")
        #expect(rehearsal.input("x", of: "w.b.c") == "b")
    }

    @Test func `its own name is not known to a step's when`() {
        let rehearsal = StepsTests.played("- [{name: a, template: t, when: \"'{{steps.name}}' == 'a'\"}]")
        #expect(rehearsal.message("w[0].a") == "failed to resolve {{steps.name}}")
    }

    @Test func `the node of a pod that ran can be asked for`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - - {name: a, template: t}
                - {name: b, template: again}
              - - name: c
                  template: t
                  arguments:
                    parameters: [{name: x, value: "{{steps.a.hostNodeName}} {{=steps.b.hostNodeName}}"}]
            - {name: again, retryStrategy: {limit: 1}, container: {image: i, args: [x]}}
            \(echo)
            """
        )
        rehearsal.answer = StepsTests.answer
        rehearsal.play()
        #expect(rehearsal.input("x", of: "w[1].c") == "localhost localhost")
        let known = ["w[0].a", "w[0].b", "w[0].b(0)"].map { rehearsal.node($0)["hostNodeName"] }
        #expect(known == ["localhost", nil, "localhost"])
    }
}
