import EventData
import Testing
import Workflows

/// Which templates a Workflow may come to, as far as it says so before it runs.
struct ReachedTemplatesTests {
    private static func places(_ spec: String, seeing view: ClusterView = ClusterView()) -> [String] {
        WorkflowRun(Rehearsal.workflow(spec)).reachedTemplates(seeing: view).map(\.place)
    }

    @Test func `calls are followed from the entrypoint, the exit handler and hooks, into other objects as well`() {
        var view = ClusterView()
        view.workflowTemplates["argo/other"] = [
            "kind": "WorkflowTemplate", "metadata": ["name": "other"],
            "spec": [
                "templates": [
                    ["name": "a", "steps": [[["name": "s", "template": "b"]]]], ["name": "b", "suspend": [:]],
                    ["name": "unused", "suspend": [:]],
                ]
            ],
        ]
        let places = Self.places(
            """
            entrypoint: main
            onExit: bye
            hooks: {running: {template: watch, expression: workflow.status == "Running"}}
            templates:
            - name: main
              dag:
                tasks:
                - {name: one, templateRef: {name: other, template: a}}
                - {name: two, inline: {steps: [[{name: deep, template: leaf, hooks: {exit: {template: after}}}]]}}
                - {name: again, template: main}
            - {name: leaf, suspend: {}}
            - {name: after, suspend: {}}
            - {name: watch, suspend: {}}
            - {name: bye, suspend: {}}
            - {name: unused, suspend: {}}
            """,
            seeing: view
        )
        #expect(
            places == [
                "templates.main", "templates.watch", "templates.bye", "WorkflowTemplate other.a",
                "templates.main.two.inline", "WorkflowTemplate other.b", "templates.leaf", "templates.after",
            ]
        )
    }

    @Test(arguments: [
        #"{name: s, template: leaf, when: "false"}"#, #"{name: s, template: leaf, when: "1 == 2"}"#,
        "{name: s, template: leaf, withItems: []}", "{name: s, template: leaf, withParam: '[ ]'}",
        "{name: s, template: leaf, withSequence: {count: 0}}",
        #"{name: s, template: "{{workflow.name}}"}"#,
    ])
    func `what is never called, or named by a tag alone, is not followed`(step: String) {
        let spec = "entrypoint: main\ntemplates:\n- {name: leaf, suspend: {}}\n- {name: main, steps: [[\(step)]]}"
        #expect(Self.places(spec) == ["templates.main"])
        let maybe = step.replacing("false", with: "{{workflow.name}} == a").replacing("1 == 2", with: "1 == 1")
            .replacing("[]", with: "[1]").replacing("[ ]", with: "[1]").replacing("count: 0", with: "count: 1")
            .replacing(#""{{workflow.name}}""#, with: "leaf")
        let other = "entrypoint: main\ntemplates:\n- {name: leaf, suspend: {}}\n- {name: main, steps: [[\(maybe)]]}"
        #expect(Self.places(other) == ["templates.main", "templates.leaf"])
    }

    @Test func `of a dag only what its target asks for is followed, and templates have what the defaults add`() {
        let run = WorkflowRun(
            Rehearsal.workflow(
                """
                entrypoint: main
                templateDefaults: {container: {command: [echo]}}
                templates:
                - name: main
                  dag:
                    target: b
                    tasks: [{name: a, template: one}, {name: b, template: two, depends: a}, {name: c, template: three}]
                - {name: one, container: {image: i}}
                - {name: two, suspend: {}}
                - {name: three, suspend: {}}
                """
            )
        )
        let reached = run.reachedTemplates(seeing: ClusterView())
        #expect(reached.map(\.place) == ["templates.main", "templates.one", "templates.two"])
        #expect(reached[1].json.at("container", "command") == ["echo"])
    }

    private static func certain(_ spec: String) -> [String] {
        WorkflowRun(Rehearsal.workflow(spec)).reachedTemplates(seeing: ClusterView()).filter(\.isCertain).map(\.place)
    }

    @Test(arguments: [
        (#"steps: [[{name: s, template: leaf, when: "{{workflow.name}} == a"}]]"#, false),
        (#"steps: [[{name: s, template: leaf, when: "1 == 1"}]]"#, true),
        ("steps: [[{name: s, template: leaf, continueOn: {error: true}}]]", false),
        ("steps: [[{name: s, template: leaf, continueOn: {failed: true}}]]", false),
        (#"steps: [[{name: s, template: leaf, withParam: "{{workflow.name}}"}]]"#, false),
        ("steps: [[{name: s, template: leaf, withItems: [1]}]]", true),
        (#"steps: [[{name: s, template: leaf, withSequence: {count: "{{workflow.name}}"}}]]"#, false),
        ("steps: [[{name: s, template: kept}]]", false),
        ("steps: [[{name: s, template: fine, hooks: {exit: {template: leaf}}}]]", false),
        ("steps: [[{name: s, template: fine, onExit: leaf}]]", false),
        ("dag: {tasks: [{name: a, template: fine}, {name: b, template: leaf, depends: a}]}", true),
        ("dag: {tasks: [{name: a, template: fine}, {name: b, template: leaf, dependencies: [a]}]}", true),
        ("dag: {tasks: [{name: a, template: fine}, {name: b, template: leaf, depends: a.Succeeded}]}", true),
        ("dag: {tasks: [{name: a, template: fine}, {name: b, template: leaf, depends: a.Failed}]}", false),
        (
            "dag: {tasks: [{name: a, template: fine, when: '1 == 2'}, {name: b, template: leaf, depends: a.Succeeded}]}",
            false
        ),
        ("dag: {tasks: [{name: a, template: fine}, {name: b, template: leaf, depends: a && !a.Failed}]}", false),
        // Its failure is dealt with, also from afar.
        ("dag: {tasks: [{name: a, template: leaf}, {name: b, template: fine, depends: a.Errored}]}", false),
        (
            """
            dag: {tasks: [{name: a, template: leaf}, {name: b, template: fine, depends: a}, \
            {name: c, template: fine, depends: b.Omitted}]}
            """, false
        ),
        // It waits for one that may not run, or for one whose failure is dealt with.
        (
            """
            dag: {tasks: [{name: a, template: fine, when: "{{workflow.name}} == a"}, \
            {name: b, template: leaf, depends: a.Succeeded}]}
            """, false
        ),
        (
            """
            dag: {tasks: [{name: a, template: fine}, {name: b, template: fine, depends: a.Failed}, \
            {name: c, template: leaf, depends: a}]}
            """, false
        ),
        // Others have nothing to do with it.
        (
            """
            dag: {tasks: [{name: a, template: fine}, {name: b, template: fine, depends: a.Failed}, \
            {name: c, template: leaf}]}
            """, true
        ),
        (#"dag: {target: "{{workflow.name}}", tasks: [{name: a, template: leaf}]}"#, false),
    ])
    func `a template is certain where it runs whatever happens, and the Workflow fails with it`(
        body: String,
        isCertain: Bool
    ) {
        let spec = """
            entrypoint: main
            templates:
            - {name: leaf, suspend: {}}
            - {name: fine, suspend: {}}
            - {name: kept, memoize: {key: k, cache: {configMap: {name: c}}}, steps: [[{name: s, template: leaf}]]}
            - {name: main, \(body)}
            """
        #expect(Self.places(spec).contains("templates.leaf"))
        #expect(Self.certain(spec).contains("templates.leaf") == isCertain)
        // Another call may make it so.
        let other = spec.replacing("entrypoint: main", with: "entrypoint: main\nonExit: leaf")
        #expect(Self.certain(other).contains("templates.leaf"))
    }

    @Test func `hooks of the Workflow with an expression are not certain, its exit handler is`() {
        let spec = """
            entrypoint: main
            hooks: {exit: {template: bye}, failed: {template: mail, expression: workflow.status == "Failed"}}
            templates: [{name: main, suspend: {}}, {name: bye, suspend: {}}, {name: mail, suspend: {}}]
            """
        #expect(Self.certain(spec) == ["templates.main", "templates.bye"])
    }
}
