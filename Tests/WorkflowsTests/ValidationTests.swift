import EventData
import Testing
import Workflows

/// What is refused before anything runs (spec/workflows.md A10, D17).
@Suite struct ValidationTests {
    private static func problems(_ spec: String, name: String = "w") -> [String] {
        WorkflowValidation.problems(of: Rehearsal.workflow(spec, name: name), seeing: ClusterView())
    }

    /// A spec with steps and more templates.
    private static func steps(_ steps: String, _ more: String = "") -> String {
        "entrypoint: main\ntemplates:\n- {name: main, steps: \(steps)}\n\(echo)\n\(more)"
    }

    private static func dag(_ tasks: String) -> String {
        "entrypoint: main\ntemplates:\n- {name: main, dag: {tasks: \(tasks)}}\n\(echo)"
    }

    private static func leaf(_ template: String) -> String {
        "entrypoint: main\ntemplates:\n- {name: main, \(template)}"
    }

    static let bad: [(String, String)] = [
        (
            "entrypoint: t\nartifactGC: {strategy: Always}\ntemplates:\n\(echo)",
            "spec.artifactGC.strategy: 'Always' is none; use one of Never, OnWorkflowCompletion, OnWorkflowDeletion"
        ),
        (leaf("container: {image: i}").replacing("main, c", with: "a_b, c"), "templates.a_b: a template's name has"),
        (leaf("container: {image: i}, suspend: {}"), "templates.main: it is container and suspend at once"),
        (leaf("inputs: {}"), "templates.main: it does nothing"),
        ("templates:\n\(echo)", "spec: entrypoint is missing"),
        ("entrypoint: t\nparallelism: 0\ntemplates:\n\(echo)", "spec.parallelism: it is 0, so nothing would ever run"),
        (
            steps("[[{name: a, template: t}]]").replacing("name: main", with: "name: main, parallelism: -1"),
            "templates.main.parallelism: it is -1"
        ),
        (
            "entrypoint: t\nshutdown: terminate\ntemplates:\n\(echo)",
            "spec.shutdown: 'terminate' is none; use Stop or Terminate"
        ),
        (
            "entrypoint: t\npodGC: {strategy: OnPodSuccess, deleteDelayDuration: soon}\ntemplates:\n\(echo)",
            "spec.podGC.deleteDelayDuration: 'soon' is no duration; write 30s"
        ),
        ("entrypoint: none\ntemplates:\n\(echo)", "spec.entrypoint: there is no template 'none'; use one of t"),
        (
            "entrypoint: t\narguments: {parameters: [{name: p, default: d}]}\ntemplates:\n\(echo)",
            "spec.arguments.parameters.p: it has no value"
        ),
        (
            "entrypoint: t\narguments: {parameters: [{name: p, value: c, enum: [a, b]}]}\ntemplates:\n\(echo)",
            "spec.arguments.parameters.p: value 'c' is not in its enum; use one of a, b"
        ),
        (
            "entrypoint: t\narguments: {parameters: [{name: a.b, value: c}]}\ntemplates:\n\(echo)",
            "spec.arguments.parameters.a.b: a parameter's name"
        ),
        (
            steps("[[{name: a, template: t, when: '{{steps.b.outputs.result}}'}, {name: b, template: t}]]"),
            "templates.main.steps[0].a.when: failed to resolve {{steps.b.outputs.result}}"
        ),
        (
            steps(
                "[[{name: a, template: t}], [{name: b, template: t, when: '{{steps.a.outputs.parameters.o}} == 1'}]]"
            ),
            "steps[1].b.when: failed to resolve {{steps.a.outputs.parameters.o}}; the template of 'a' has no 'o' in outputs.parameters"
        ),
        (
            dag(
                "[{name: a, inline: {container: {image: i}, outputs: {artifacts: [{name: f, path: /f}]}}}, {name: b, template: t, "
                    + "depends: a, arguments: {artifacts: [{name: f, from: '{{tasks.a.outputs.artifacts.g}}'}]}}]"
            ),
            "dag.b.arguments: failed to resolve {{tasks.a.outputs.artifacts.g}}; the template of 'a' has no 'g' in outputs.artifacts"
        ),
        (steps("[[{name: a, template: t}], [{name: a, template: t}]]"), "templates.main.steps: 'a' is there twice"),
        (steps("[[{name: a, template: none}]]"), "templates.main.steps[0].a: there is no template 'none'"),
        (steps("[[{name: a}]]"), "templates.main.steps[0].a: it calls nothing"),
        (
            steps("[[{name: a, templateRef: {name: x, template: z}}]]"),
            "templates.main.steps[0].a: WorkflowTemplate 'x' not found"
        ),
        (
            steps("[[{name: a, template: t, withItems: [1], withParam: '[]'}]]"),
            "templates.main.steps[0].a: use one of withItems, withParam"
        ),
        (
            steps("[[{name: a, template: t, withSequence: {count: 1, end: 2}}]]"),
            "templates.main.steps[0].a.withSequence: it needs count or end"
        ),
        (
            steps("[[{name: a, template: t, when: '{{item}} == 1'}]]"),
            "failed to resolve {{item}}; there is no loop here"
        ),
        (
            steps("[[{name: a, template: t, hooks: {h: {template: t}}}]]"),
            "templates.main.steps[0].a.hooks.h: it needs an expression"
        ),
        (
            dag("[{name: a, template: t, depends: b}, {name: b, template: t, depends: a}]"),
            "templates.main.dag: the tasks of this dag wait for each other"
        ),
        (dag("[{name: a, template: t, depends: none}]"), "task 'a' depends on 'none', which is no task"),
        (
            dag(
                "[{name: a, template: t}, {name: b, template: t, depends: a}, {name: c, template: t, dependencies: [a]}]"
            ), "use depends or dependencies"
        ),
        (dag("[{name: a, template: t}, {name: b, template: t, depends: a.Done}]"), "'Done' is no result of a task"),
        (
            dag("[{name: a, template: t}, {name: b, template: t, depends: a.AnySucceeded}]"),
            "AnySucceeded is for tasks with a loop"
        ),
        (dag("[{name: a, template: t}, {name: 1b, template: t, dependencies: [a]}]"), "may not begin with a digit"),
        (
            dag("[{name: a, template: t}, {name: b, template: t, when: '{{tasks.a.status}} == x'}]"),
            "'a' has not ended by then"
        ),
        (leaf("parallelism: 1, container: {image: i}"), "templates.main.parallelism: it is for steps and dag only"),
        (
            steps("[[{name: a, template: t}]]").replacing("main, s", with: "main, timeout: 1s, s"),
            "templates.main.timeout: it is not for steps"
        ),
        (leaf("timeout: '30', container: {image: i}"), "templates.main.timeout: '30' is no duration"),
        (leaf("container: {command: [x]}"), "templates.main.container: an image is missing"),
        (
            leaf("container: {image: i}, outputs: {parameters: [{name: p, valueFrom: {path: /p, expression: x}}]}"),
            "it has more than one source"
        ),
        (
            leaf("container: {image: i}, outputs: {parameters: [{name: p, valueFrom: {default: d}}]}"),
            "a container template gives it by path"
        ),
        (leaf("container: {image: i, args: ['{{inputs.parameters.q}}']}"), "the template has no input parameter 'q'"),
        (
            leaf("container: {image: i, args: ['{{workflow.parameters.q}} {{workflow.nonsense}}']}"),
            "workflow has no 'nonsense'"
        ),
        (leaf("resource: {action: create}"), "templates.main.resource: a manifest is missing"),
        (
            leaf("containerSet: {containers: [{name: a}]}, outputs: {artifacts: [{name: o, path: /o}]}"),
            "inputs and outputs need a container called 'main'"
        ),
        (leaf("http: {}"), "templates.main.http: a url is missing"),
        (leaf("retryStrategy: {retryPolicy: Sometimes}, container: {image: i}"), "'Sometimes' is no retryPolicy"),
        (leaf("container: {image: i}, inputs: {artifacts: [{name: a, path: /a/../b}]}"), "its path may not have '..'"),
    ]

    @Test func `what would not be read beside the tag of from is told`() {
        let artifact = "arguments: {artifacts: [{name: i, from: '{{steps.a.outputs.artifacts.o}}/d/x'}]}"
        let spec = Self.steps(
            "[[{name: a, template: out}], [{name: b, template: in, \(artifact)}]]",
            """
            - {name: out, container: {image: i}, outputs: {artifacts: [{name: o, path: /o}]}}
            - {name: in, container: {image: i}, inputs: {artifacts: [{name: i, path: /i}]}}
            """
        )
        #expect(
            Self.problems(spec) == [
                "templates.main.steps[1].b.arguments.artifacts.i: '/d/x' in from is not read; "
                    + "write from: with the tag alone, and subPath: d/x"
            ]
        )
        #expect(Self.problems(spec.replacing("}}/d/x'", with: "}}', subPath: d/x")) == [])
    }

    @Test(arguments: bad)
    func `what cannot run is told with its place (5-14, 77, 80-92)`(spec: String, problem: String) {
        let problems = Self.problems(spec)
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    static let good: [String] = [
        leaf("timeout: 30s, container: {image: i, args: ['{{foo.bar}} {{=anything(}} {{outputs.x}} {{pod.name}}']}"),
        leaf("resource: {action: delete, flags: [x]}"),
        leaf("timeout: '{{workflow.name}}', container: {image: i}"),
        dag("[{name: 1a, template: t}, {name: b-c, template: t, depends: '1a', when: '{{tasks.1a.status}} == x'}]"),
        dag("[{name: a, template: t, withItems: [1]}, {name: b, template: t, depends: a.AllFailed}]"),
        steps(
            "[[{name: a, template: t, onExit: t, withItems: [1], when: '{{item}} == 1'}], [{name: b, template: '{{steps.a.status}}'}]]"
        ),
        "entrypoint: t\ntemplateDefaults: {container: {image: i}}\ntemplates: [{name: t, container: {}}]",
        "entrypoint: t\nonExit: e\ntemplates: [{name: t, suspend: {}}, {name: e, container: {image: i, args: ['{{workflow.failures}}']}}]",
    ]

    @Test(arguments: good) func `what can run is not refused (78, 79, 88)`(spec: String) {
        #expect(Self.problems(spec) == [])
    }

    @Test func `a name has at most 63 characters (11)`() {
        let spec = "entrypoint: t\ntemplates:\n\(echo)"
        #expect(Self.problems(spec, name: String(repeating: "a", count: 63)) == [])
        #expect(Self.problems(spec, name: String(repeating: "a", count: 64)).count == 1)
    }

    @Test func `an invalid workflow fails before anything runs`() {
        var rehearsal = Rehearsal(Self.steps("[[{name: a, template: t}], [{name: b, template: none}]]"))
        rehearsal.play()
        #expect(rehearsal.phase == "Failed")
        #expect(
            rehearsal.message
                == "invalid spec: templates.main.steps[1].b: there is no template 'none'; use one of main, t"
        )
        #expect(rehearsal.nodes.isEmpty)
    }

    @Test(arguments: [
        ("plugin: {p: {}}", "templates.main: plugin templates are not supported here; run this on a cluster"),
        ("data: {source: {}}", "templates.main: data templates are not supported here; run this on a cluster"),
        (
            "daemon: true, container: {image: i}",
            "templates.main: daemon templates are not supported here; run this on a cluster"
        ),
        (
            "sidecars: [{name: s}], container: {image: i}",
            "templates.main: sidecars are not supported here; run this on a cluster"
        ),
        (
            "container: {image: i}, synchronization: {mutexes: [{name: m, database: true}]}",
            "templates.main.synchronization: locks in a database are not supported here; run this on a cluster"
        ),
        (
            "container: {image: i}, outputs: {artifacts: [{name: o, path: /o, gcs: {key: k}}]}",
            "templates.main.outputs.artifacts.o: artifacts in gcs are not supported here; run this on a cluster"
        ),
        (
            "container: {image: i}, archiveLocation: {gcs: {bucket: b}}, outputs: {artifacts: [{name: o, path: /o}]}",
            "templates.main.archiveLocation: artifacts in gcs are not supported here; run this on a cluster"
        ),
        (
            "container: {image: i}, outputs: {artifacts: [{name: o, path: /o, s3: {endpoint: e, key: k}, artifactGC: {strategy: OnWorkflowDeletion}}]}",
            "templates.main.outputs.artifacts.o: artifacts in a bucket elsewhere with artifactGC are not supported here; run this on a cluster"
        ),
        (
            "container: {image: i}, inputs: {artifacts: [{name: o, path: /o, http: {url: 'http://h', auth: {oauth2: {scopes: [a]}}}}]}",
            "templates.main.inputs.artifacts.o: artifacts by http with oauth2 are not supported here; run this on a cluster"
        ),
        (
            "container: {image: i}, inputs: {artifacts: [{name: o, path: /o, git: {repo: 'git@h:o/r.git'}}]}",
            "templates.main.inputs.artifacts.o: git repositories without http or https are not supported here; run this on a cluster"
        ),
        (
            "script: {image: i, volumeMounts: [{name: v, mountPath: /v}]}, volumes: [{name: v, hostPath: {path: /etc}}]",
            "templates.main.volumeMounts.v: hostPath volumes are not supported here; run this on a cluster"
        ),
        (
            "container: {image: i, volumeMounts: [{name: v, mountPath: /v, subPathExpr: $(A)}]}, volumes: [{name: v, emptyDir: {}}]",
            "templates.main.volumeMounts.v: mounts with subPathExpr are not supported here; run this on a cluster"
        ),
    ]) func `what is not supported is refused by its name (D17)`(template: String, message: String) {
        var rehearsal = Rehearsal(Self.leaf(template))
        rehearsal.play()
        #expect(rehearsal.phase == "Error")
        #expect(rehearsal.message == message)
        #expect(rehearsal.started.isEmpty)
    }

    @Test func `what is not supported is refused in templates of other objects too`() {
        let library = Rehearsal.documents(
            """
            kind: WorkflowTemplate
            metadata: {name: lib, namespace: argo}
            spec:
              templates:
              - {name: main, steps: [[{name: a, template: inner}]]}
              - {name: inner, dag: {tasks: [{name: b, template: d}]}}
              - {name: d, daemon: true, container: {image: i}}
            """
        ).first
        var rehearsal = Rehearsal(Self.steps("[[{name: a, templateRef: {name: lib, template: main}}]]"))
        rehearsal.view.workflowTemplates["argo/lib"] = library
        rehearsal.pass()
        #expect(rehearsal.phase == "Error")
        #expect(
            rehearsal.message
                == "WorkflowTemplate lib.d: daemon templates are not supported here; run this on a cluster"
        )
        #expect(rehearsal.nodes.isEmpty)
    }

    @Test(arguments: [
        ("metrics: {prometheus: [{name: m, help: h, counter: {value: '1'}}]}", "metrics"),
        ("securityContext: {runAsUser: 1000}", "securityContext"), ("dnsPolicy: None", "dnsPolicy"),
        ("resourceClaims: [{name: gpu}]", "resourceClaims"), ("hostAliases: [{ip: 127.0.0.1}]", "hostAliases"),
    ])
    func `each field that is passed over is told`(field: String, name: String) {
        var rehearsal = Rehearsal(
            Self.leaf("\(field), container: {image: i, livenessProbe: null, lifecycle: {preStop: {}}}")
        )
        rehearsal.pass()
        let message = rehearsal.status["conditions"]?.array?.first?["message"]?.string
        let fields = "templates.main.\(name), templates.main.container.lifecycle"
        #expect(message == "passed over on a single machine: \(fields)")
    }

    @Test(arguments: [
        ("{name: BAD-NAME, help: h, gauge: {value: '1'}}", ".name: 'BAD-NAME' is no metric's name"),
        ("{name: m, gauge: {value: '1'}}", ".help: it is missing"),
        ("{name: m, help: h}", ": it must be one of gauge, counter, histogram"),
        ("{name: m, help: h, gauge: {value: '1'}, counter: {value: '1'}}", ": it must be one of"),
        ("{name: m, help: h, histogram: {buckets: [1]}}", ".histogram: value is missing"),
        ("{name: m, help: h, labels: [{key: 1a, value: v}], counter: {value: '1'}}", ".labels: '1a' is no label"),
    ])
    func `a metric that Argo would refuse is refused`(metric: String, problem: String) {
        var rehearsal = Rehearsal(Self.leaf("metrics: {prometheus: [\(metric)]}, container: {image: i}"))
        rehearsal.pass()
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.message.hasPrefix("invalid spec: templates.main.metrics.prometheus[0]\(problem)"))
        #expect(rehearsal.started.isEmpty)
    }

    @Test func `what means nothing on one machine is a warning`() {
        var rehearsal = Rehearsal(Self.leaf("nodeSelector: {a: b}, container: {image: i}"))
        rehearsal.pass()
        #expect(
            rehearsal.status["conditions"] == [
                [
                    "type": "SpecWarning", "status": "True",
                    "message": "passed over on a single machine: templates.main.nodeSelector",
                ]
            ]
        )
        #expect(rehearsal.started.count == 1)
    }
}
