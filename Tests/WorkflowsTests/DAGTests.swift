import EventData
import Testing
import Workflows

/// DAGs (spec/workflows.md D7).
@Suite struct DAGTests {
    /// Tasks over `t`, `bad` and `worse`.
    static func played(_ tasks: String, dag: String = "") -> Rehearsal {
        var rehearsal = Rehearsal(spec(tasks, dag: dag))
        rehearsal.answer = StepsTests.answer
        rehearsal.play()
        return rehearsal
    }

    static func spec(_ tasks: String, dag: String = "") -> String {
        """
        entrypoint: main
        templates:
        - name: main
          dag:
            \(dag)
            tasks:
        \(tasks.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
        \(echo)
        - {name: bad, container: {image: i}}
        - {name: worse, container: {image: i}}
        """
    }

    @Test func `a diamond runs from its top to its end (223)`() {
        var rehearsal = Rehearsal(
            Self.spec(
                """
                - {name: a, template: t}
                - {name: b, template: t, depends: a}
                - {name: c, template: t, depends: a}
                - {name: d, template: t, depends: b && c}
                """
            )
        )
        rehearsal.answer = StepsTests.answer
        rehearsal.pass()
        #expect(rehearsal.started.map(\.nodeName) == ["w.a"])
        rehearsal.play()
        #expect(rehearsal.started.map(\.nodeName) == ["w.a", "w.b", "w.c", "w.d"])
        let id = { (name: String) in JSON.string(NodeNames.id(ofNode: name, in: "w")) }
        #expect(rehearsal.node("w")["outboundNodes"] == [id("w.d")])
        #expect(rehearsal.node("w")["children"] == [id("w.a")])
        #expect(rehearsal.node("w.a")["children"] == [id("w.b"), id("w.c")])
        #expect(rehearsal.node("w.b")["children"] == [id("w.d")])
        #expect(rehearsal.node("w.d")["boundaryID"] == "w")
    }

    @Test func `a task after a failed one is omitted (224)`() {
        let rehearsal = Self.played("- {name: a, template: bad}\n- {name: b, template: t, depends: a}")
        #expect(rehearsal.phase("w.b") == "Omitted")
        #expect(rehearsal.message("w.b") == "omitted: depends condition not met")
        #expect(rehearsal.node("w.b")["type"] == "Skipped")
        #expect(rehearsal.phase == "Failed")
        #expect(Self.played("- {name: a, template: worse}\n- {name: b, template: t, depends: a}").phase == "Error")
    }

    @Test func `a failure that is asked for is none (225)`() {
        let rehearsal = Self.played("- {name: a, template: bad}\n- {name: b, template: t, depends: a.Failed}")
        #expect(rehearsal.phase("w.b") == "Succeeded")
        #expect(rehearsal.phase == "Succeeded")
    }

    @Test func `depends is looked at when all of it has ended (226)`() {
        var rehearsal = Rehearsal(
            Self.spec(
                """
                - {name: a, template: t}
                - {name: b, template: t}
                - {name: c, template: t, depends: a || b}
                """
            )
        )
        rehearsal.pass()
        let end = { (name: String) in
            LeafNews(nodeID: NodeNames.id(ofNode: name, in: "w"), .finished(.success()))
        }
        rehearsal.pass([end("w.a")])
        #expect(rehearsal.phase("w.c") == nil)
        rehearsal.pass([end("w.b")])
        #expect(rehearsal.phase("w.c") == "Pending")
    }

    @Test func `a skipped task satisfies its name, an omitted one does not (227)`() {
        let rehearsal = Self.played(
            """
            - {name: skipped-one, template: t, when: "false"}
            - {name: b, template: t, depends: skipped-one}
            - {name: c, template: bad}
            - {name: omitted-one, template: t, depends: c}
            - {name: e, template: t, depends: omitted-one}
            - {name: f, template: t, depends: omitted-one.Omitted && !b.Failed}
            """
        )
        #expect(rehearsal.phase("w.b") == "Succeeded")
        #expect(rehearsal.phase("w.e") == "Omitted")
        #expect(rehearsal.phase("w.f") == "Succeeded")
        #expect(rehearsal.phase == "Failed")
    }

    @Test func `a loop's successes and failures can be asked for (229)`() {
        let rehearsal = Self.played(
            """
            - {name: some, template: "{{item}}", withItems: [t, bad]}
            - {name: all, template: "{{item}}", withItems: [bad, worse]}
            - {name: b, template: t, depends: some.AnySucceeded}
            - {name: c, template: t, depends: all.AllFailed}
            """
        )
        #expect(rehearsal.phase("w.some") == "Failed")
        #expect(rehearsal.phase("w.b") == "Succeeded")
        #expect(rehearsal.phase("w.c") == "Omitted")
    }

    @Test func `only what the target needs runs (230)`() {
        let rehearsal = Self.played(
            """
            - {name: a, template: t}
            - {name: b, template: t, depends: a}
            - {name: c, template: t, depends: a}
            """,
            dag: "target: b"
        )
        #expect(rehearsal.started.map(\.nodeName) == ["w.a", "w.b"])
        #expect(rehearsal.phase("w.c") == nil)
        #expect(rehearsal.phase == "Succeeded")
    }

    @Test func `a branch goes on though another has failed (231)`() {
        let rehearsal = Self.played(
            """
            - {name: a, template: bad}
            - {name: b, template: t}
            - {name: c, template: t, depends: b}
            """
        )
        #expect(rehearsal.phase("w.c") == "Succeeded")
        #expect(rehearsal.phase == "Failed")
    }

    @Test func `continueOn lets a dag go on with dependencies`() {
        let rehearsal = Self.played(
            """
            - {name: a, template: bad, continueOn: {failed: true}}
            - {name: b, template: t, dependencies: [a]}
            """
        )
        #expect(rehearsal.phase("w.b") == "Succeeded")
        #expect(rehearsal.phase == "Succeeded")
    }

    @Test func `a loop of a dag has a TaskGroup, one of steps has none (240)`() {
        let dag = Self.played("- {name: a, template: t, withItems: [x, z]}\n- {name: b, template: t, depends: a}")
        #expect(dag.node("w.a")["type"] == "TaskGroup")
        #expect(dag.phase("w.a(1:z)") == "Succeeded")
        #expect(dag.node("w.a(0:x)")["children"] == [JSON.string(NodeNames.id(ofNode: "w.b", in: "w"))])
        #expect(dag.node("w.a")["progress"] == "2/2")
        let steps = StepsTests.played("- [{name: a, template: t, withItems: [x, z]}]")
        #expect(steps.phase("w[0].a") == nil)
        #expect(steps.node("w[0].a(0:x)")["boundaryID"] == "w")
    }

    @Test func `what a skipped producer does not give comes from defaults (241, 242, 243, 244)`() {
        let consumer = { (value: String, template: String) in
            "- {name: c, template: \(template), depends: p, arguments: {parameters: [{name: x, value: \"\(value)\"}]}}"
        }
        let played = { (value: String, template: String, output: String) in
            var rehearsal = Rehearsal(
                Self.spec("- {name: p, template: p, when: 'false'}\n\(consumer(value, template))")
                    + """

                    - {name: p, container: {image: i}, outputs: {parameters: [{name: o, valueFrom: {path: /o\(output)}}]}}
                    - {name: strict, container: {image: i}, inputs: {parameters: [{name: x}]}}
                    """
            )
            rehearsal.answer = StepsTests.answer
            rehearsal.play()
            return rehearsal
        }
        let tag = "{{tasks.p.outputs.parameters.o}}"
        #expect(played(tag, "strict", ", default: d").input("x", of: "w.c") == "d")
        #expect(played(tag, "t", "").input("x", of: "w.c") == "none")
        #expect(played("{{=tasks.p.outputs.parameters.o ?? 'y'}}", "strict", "").input("x", of: "w.c") == "y")
        let composite = played("is \(tag)", "t", "")
        #expect(composite.phase("w.c") == "Error")
        #expect(composite.phase == "Error")
    }
}
