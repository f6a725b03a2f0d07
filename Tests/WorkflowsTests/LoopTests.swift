import EventData
import Testing
import Workflows

/// Loops (spec/workflows.md D5).
@Suite struct LoopTests {
    /// Names and parameters `x` of the leaves of one step with this loop.
    private func rounds(_ loop: String, value: String = "{{item}}") -> [String] {
        let rehearsal = StepsTests.played(
            "- [{name: s, template: t, \(loop), arguments: {parameters: [{name: x, value: \"\(value)\"}]}}]"
        )
        return rehearsal.started.map { "\($0.nodeName.dropFirst(5)) \(rehearsal.input("x", of: $0.nodeName) ?? "-")" }
    }

    @Test(arguments: [
        ("withItems: [1, 2]", "{{item}}", ["s(0:1) 1", "s(1:2) 2"]),
        ("withItems: [{b: z, a: x}]", "{{item.a}}", ["s(0:a:x,b:z) x"]),
        ("withItems: [{a: 1}]", "{{item}}", [#"s(0:a:1) {"a":1}"#]),
        ("withItems: ['(p)']", "{{item}}", ["s(0:p) (p)"]),
        ("withItems: [['a', 1]]", "{{item}}", [#"s(0:["a",1]) ["a",1]"#]),
        ("withParam: '[\"a\", {\"k\": 2}]'", "{{item}}", ["s(0:a) a", #"s(1:k:2) {"k":2}"#]),
        ("withSequence: {count: '3'}", "{{item}}", ["s(0:0) 0", "s(1:1) 1", "s(2:2) 2"]),
        ("withSequence: {start: 5, end: 3}", "{{item}}", ["s(0:5) 5", "s(1:4) 4", "s(2:3) 3"]),
        ("withSequence: {count: 1, format: '%02d'}", "{{item}}", ["s(0:00) 00"]),
        ("withItems: [a]", "{{=item + '!'}}", ["s(0:a) a!"]),
    ]) func `a loop has a node for each item (232, 233, 236)`(loop: String, value: String, nodes: [String]) {
        #expect(rounds(loop, value: value) == nodes)
    }

    @Test(arguments: ["-9223372036854775808", "9223372036854775807", "-2147483648", "1e400", "x"])
    func `a count that no loop can have is an error and ends nothing else`(count: String) {
        let rehearsal = StepsTests.played("- [{name: s, template: t, withSequence: {count: '\(count)'}}]")
        #expect(rehearsal.phase("w[0].s") == "Error")
        #expect(rehearsal.phase == "Failed")
    }

    @Test func `what a leaf says of its progress cannot be more than can be added up`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            templates: [{name: t, container: {image: i}}]
            """
        )
        rehearsal.pass()
        rehearsal.pass([LeafNews(nodeID: "w", .progress(done: .max, of: .max))])
        #expect(rehearsal.status["progress"] == "0/1")
        rehearsal.pass([LeafNews(nodeID: "w", .progress(done: 3, of: 7))])
        #expect(rehearsal.status["progress"] == "3/7")
    }

    @Test func `a loop over nothing is one node that did not run (234)`() {
        for loop in ["withParam: '[]'", "withItems: []", "withSequence: {count: 0}"] {
            let rehearsal = StepsTests.played("- [{name: s, template: t, \(loop)}]\n- [{name: u, template: t}]")
            #expect(rehearsal.message("w[0].s") == "Skipped, empty params")
            #expect(rehearsal.phase("w[0].s") == "Skipped")
            #expect(rehearsal.phase("w[1].u") == "Succeeded")
        }
    }

    @Test func `withParam must be a list, unless it is not to run (235)`() {
        let rehearsal = StepsTests.played("- [{name: s, template: t, withParam: nonsense}]")
        #expect(rehearsal.phase("w[0].s") == "Error")
        let skipped = StepsTests.played("- [{name: s, template: t, withParam: nonsense, when: 'false'}]")
        #expect(skipped.phase("w[0].s") == "Skipped")
        #expect(skipped.phase == "Succeeded")
    }

    /// What `u` gets of a loop over these results.
    private func aggregate(_ items: String, _ value: String, outputs: String = "{}") -> Rehearsal {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - - {name: s, template: p, withItems: \(items), continueOn: {failed: true}, arguments: {parameters: [{name: x, value: "{{item}}"}]}}
              - - {name: u, template: t, arguments: {parameters: [{name: x, value: "\(value)"}]}}
            - name: p
              inputs: {parameters: [{name: x}]}
              outputs: {parameters: [{name: p, valueFrom: {path: /p}}]}
              container: {image: i, args: ["{{inputs.parameters.x}}"]}
            \(echo)
            """
        )
        rehearsal.answer = { task in
            let text = task.template.at("container", "args")?.array?.first?.string ?? ""
            return text == "bad" ? .failure(1, ["p": "bad"]) : .success(text, ["p": text])
        }
        rehearsal.play()
        return rehearsal
    }

    @Test(arguments: [
        ("[1, bad, 3]", "{{steps.s.outputs.result}}", "[1,3]"),
        ("[1, 2]", "{{steps.s.outputs.parameters.p}}", #"["1","2"]"#),
        ("['{\"a\":1}', '[2]']", "{{steps.s.outputs.parameters.p}}", #"[{"a":1},[2]]"#),
        ("['{\"a\":1}', x]", "{{steps.s.outputs.parameters.p}}", #"["{\"a\":1}","x"]"#),
        ("[1, bad]", "{{steps.s.outputs.parameters.p}}", #"["1"]"#),
        ("[1]", "{{steps.s.outputs.parameters}}", #"[{"p":"1"}]"#),
        ("[bad]", "{{steps.s.outputs.result}}", "[]"),
    ]) func `a loop's outputs are put together in order (237, 239)`(items: String, value: String, result: String) {
        #expect(aggregate(items, value).input("x", of: "w[1].u") == result)
    }

    @Test func `results that are no JSON cannot be put together (238)`() {
        #expect(aggregate("[plain]", "{{steps.s.outputs.result}}").phase("w[1].u") == "Error")
    }

    @Test func `the phase of a loop of steps is that of its group`() {
        #expect(aggregate("[bad]", "{{steps.s.status}}").input("x", of: "w[1].u") == "Succeeded")
    }
}
