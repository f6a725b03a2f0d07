import EventData
import Testing
import Workflows

/// Locks, caches and templates of other objects (spec/workflows.md A5, D12, D13).
@Suite struct SharingTests {
    private static func mutex(_ level: String) -> String {
        let lock = "synchronization: {mutexes: [{name: m}]}"
        return """
            entrypoint: t
            \(level == "workflow" ? lock : "")
            templates:
            - name: t
              \(level == "template" ? lock : "")
              container: {image: i}
            """
    }

    @Test(arguments: ["workflow", "template"])
    func `a mutex lets one workflow run after the other (273)`(level: String) {
        var first = Rehearsal(Self.mutex(level), name: "one")
        first.pass()
        var second = Rehearsal(Self.mutex(level), name: "two")
        second.locks = first.locks
        second.pass()
        #expect(second.started.isEmpty)
        let message = "Waiting for argo/Mutex/m lock. Lock status: 1/1"
        if level == "workflow" {
            #expect(second.phase == "Pending")
            #expect(second.message == message)
            #expect(second.status["startedAt"] == .null)
        } else {
            #expect(second.phase("two") == "Pending")
            #expect(second.message("two") == message)
            #expect(second.node("two")["synchronizationStatus"] == ["waiting": "argo/Mutex/m"])
            #expect(second.run.unfinishedLeaves == [])
        }
        let key = level == "workflow" ? "argo/two" : "argo/two/two"
        #expect(
            second.status.at("synchronization", "mutex", "waiting") == [
                ["mutex": "argo/Mutex/m", "holder": .string(key)]
            ]
        )
        first.locks = second.locks
        #expect(first.locks.takeAwakened() == [])
        first.pass([LeafNews(nodeID: "one", .finished(.success()))])
        #expect(first.phase == "Succeeded")
        #expect(first.locks.takeAwakened() == ["argo/two"])
        second.locks = first.locks
        second.pass()
        #expect(second.started.count == 1)
        #expect(second.phase == "Running")
        #expect(second.node("two")["synchronizationStatus"] == nil)
    }

    @Test func `locks are held again after a restart`() {
        var first = Rehearsal(Self.mutex("template"), name: "one")
        first.pass()
        var second = Rehearsal(Self.mutex("template"), name: "two")
        first.restart()
        first.run.reclaim(&second.locks)
        second.pass()
        #expect(second.phase("two") == "Pending")
        #expect(second.started.isEmpty)
    }

    @Test func `a lock that was given back after a restart is not shown any more`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: a, template: locked}], [{name: b, template: wait}]]
            - {name: locked, synchronization: {mutexes: [{name: m}]}, container: {image: i}}
            - {name: wait, suspend: {}}
            """
        )
        rehearsal.pass()
        #expect(rehearsal.status["synchronization"] != nil)
        rehearsal.restart()
        rehearsal.pass([LeafNews(nodeID: NodeNames.id(ofNode: "w[0].a", in: "w"), .finished(.success()))])
        #expect(rehearsal.phase("w[1].b") == "Running")
        #expect(rehearsal.status["synchronization"] == nil)
    }

    @Test func `a mutex lets one step of a workflow run after the other`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: s, template: t, withSequence: {count: 3}}]]
            - name: t
              synchronization: {mutexes: [{name: m}]}
              container: {image: i}
            """
        )
        rehearsal.answer = { _ in .success() }
        rehearsal.pass()
        #expect(rehearsal.started.count == 1)
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.started.count == 3)
        #expect(rehearsal.status["progress"] == "3/3")
    }

    @Test func `what becomes free in a pass is taken in the same pass`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: late, template: late}, {name: early, template: early}]]
            - {name: late, steps: [[{name: a, template: t}], [{name: b, template: locked}]]}
            - {name: early, synchronization: {mutexes: [{name: m}]}, steps: [[{name: c, template: t}]]}
            - {name: locked, synchronization: {mutexes: [{name: m}]}, container: {image: i}}
            \(echo)
            """
        )
        let end = { (name: String) in
            LeafNews(nodeID: NodeNames.id(ofNode: name, in: "w"), .finished(.success()))
        }
        rehearsal.pass()
        rehearsal.pass([end("w[0].late[0].a")])
        #expect(rehearsal.phase("w[0].late[1].b") == "Pending")
        #expect(rehearsal.started.map(\.nodeName) == ["w[0].late[0].a", "w[0].early[0].c"])
        rehearsal.pass([end("w[0].early[0].c")])
        #expect(rehearsal.started.last?.nodeName == "w[0].late[1].b")
    }

    @Test func `locks go to those who asked first, and to higher priorities before them`() {
        let spec = { (priority: Int) in
            """
            entrypoint: t
            priority: \(priority)
            synchronization: {mutexes: [{name: m}]}
            templates: [{name: t, container: {image: i}}]
            """
        }
        var locks = LockTable()
        var runs = [("one", 0), ("two", 0), ("three", 0), ("four", 5)].map { Rehearsal(spec($0.1), name: $0.0) }
        for index in runs.indices {
            swap(&runs[index].locks, &locks)
            runs[index].pass()
            swap(&runs[index].locks, &locks)
        }
        var order: [Int] = []
        for _ in runs {
            for index in runs.indices.reversed() where !order.contains(index) {
                swap(&runs[index].locks, &locks)
                runs[index].pass()
                swap(&runs[index].locks, &locks)
            }
            guard let holder = runs.indices.first(where: { runs[$0].phase == "Running" && !order.contains($0) }) else {
                break
            }
            order.append(holder)
            swap(&runs[holder].locks, &locks)
            runs[holder].pass([LeafNews(nodeID: runs[holder].run.name, .finished(.success()))])
            swap(&runs[holder].locks, &locks)
        }
        #expect(order == [0, 3, 1, 2])
    }

    @Test func `a workflow's own semaphore needs its ConfigMap`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            synchronization: {semaphores: [{configMapKeyRef: {name: m, key: k}}]}
            templates: [{name: t, container: {image: i}}]
            """
        )
        rehearsal.pass()
        #expect(rehearsal.phase == "Failed")
        #expect(
            rehearsal.message
                == "Failed to acquire the synchronization lock. ConfigMap 'm' of the semaphore not found"
        )
    }

    @Test func `a cache that is no cache is an error`() {
        var rehearsal = Rehearsal(Self.memoized)
        rehearsal.view.configMaps["argo/c"] = ["metadata": ["name": "c"], "data": [:]]
        rehearsal.pass()
        #expect(rehearsal.phase == "Error")
        #expect(rehearsal.message.contains("needs the label workflows.argoproj.io/configmap-type: Cache"))
    }

    @Test func `a semaphore's limit is read each time (274)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: s, template: t, withSequence: {count: 4}}]]
            - name: t
              synchronization: {semaphores: [{configMapKeyRef: {name: m, key: k}}]}
              container: {image: i}
            """
        )
        rehearsal.view.configMaps["argo/m"] = ["data": ["k": "2"]]
        rehearsal.pass()
        #expect(rehearsal.started.count == 2)
        #expect(rehearsal.locks.waiting == ["argo/w"])
        rehearsal.view.configMaps["argo/m"] = ["data": ["k": "3"]]
        rehearsal.pass()
        #expect(rehearsal.started.count == 3)
        var broken = Rehearsal(
            rehearsal.run.object.at("spec").map { spec in
                var object = Rehearsal.workflow("{}")
                object["spec"] = spec
                return object
            } ?? .null
        )
        broken.pass()
        #expect(broken.message("w[0].s(0:0)") == "ConfigMap 'm' of the semaphore not found")
    }

    private static let memoized = """
        entrypoint: t
        arguments: {parameters: [{name: k, value: key}]}
        templates:
        - name: t
          memoize: {key: "{{workflow.parameters.k}}", maxAge: 10s, cache: {configMap: {name: c}}}
          outputs: {parameters: [{name: p, valueFrom: {path: /p}}]}
          container: {image: i}
        """

    @Test func `a memoized success is used again until it is too old (275, 277)`() {
        var first = Rehearsal(Self.memoized, name: "one")
        first.answer = { _ in .failure(1) }
        first.play()
        #expect(first.kept == [])
        first = Rehearsal(Self.memoized, name: "one")
        first.answer = { _ in .success("r", ["p": "v"]) }
        first.play()
        #expect(first.node("one")["memoizationStatus"] == ["hit": false, "key": "key", "cacheName": "c"])
        #expect(first.kept.count == 1)
        #expect(first.kept.first?.at("metadata", "labels") == ["workflows.argoproj.io/configmap-type": "Cache"])
        var second = Rehearsal(Self.memoized, name: "two")
        second.view = first.view
        second.now = first.now + .seconds(5)
        second.play()
        #expect(second.started.isEmpty)
        #expect(second.phase == "Succeeded")
        #expect(second.output("p", of: "two") == "v")
        #expect(second.node("two")["memoizationStatus"] == ["hit": true, "key": "key", "cacheName": "c"])
        var third = Rehearsal(Self.memoized, name: "three")
        third.view = second.view
        third.now = first.now + .seconds(11)
        third.pass()
        #expect(third.started.count == 1)
    }

    @Test func `a memoize key has only letters, digits and dashes (276)`() {
        var rehearsal = Rehearsal(Self.memoized.replacing("value: key", with: "value: a/b"))
        rehearsal.play()
        #expect(rehearsal.phase == "Error")
        #expect(rehearsal.message.hasPrefix("memoize key 'a/b'"))
    }

    private static let library: JSON =
        Rehearsal.documents(
            """
            metadata: {name: lib, namespace: argo}
            spec:
              entrypoint: main
              suspend: true
              arguments: {parameters: [{name: a, value: "1", enum: ["1"]}, {name: b, value: "2"}]}
              hooks: {x: {template: t, expression: "false"}}
              templates:
              - name: main
                steps: [[{name: s, template: t}]]
              - name: t
                container: {image: i, args: ["{{workflow.parameters.a}} {{workflow.parameters.b}} {{workflow.parameters.c}}"]}
            """
        ).first ?? .null

    @Test func `a templateRef is found, kept and named (284)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps: [[{name: a, templateRef: {name: lib, template: main}}]]
            """
        )
        rehearsal.view.workflowTemplates["argo/lib"] = Self.library
        rehearsal.answer = { _ in .success() }
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.node("w[0].a")["templateRef"] == ["name": "lib", "template": "main"])
        #expect(rehearsal.node("w[0].a[0].s")["templateScope"] == "namespaced/lib")
        #expect(
            rehearsal.status["storedTemplates"]?.object?.members.map(\.name) == [
                "namespaced/lib/main", "namespaced/lib/t",
            ]
        )
        #expect(rehearsal.started.first?.podName.hasPrefix("w-t-") == true)
    }

    @Test func `a workflow made of a template uses its spec (16, 17, 18, 20, 21, 25)`() {
        var rehearsal = Rehearsal(
            """
            workflowTemplateRef: {name: lib}
            arguments: {parameters: [{name: a, value: mine}, {name: c, value: more}]}
            hooks: {z: {template: t, expression: "false"}}
            """
        )
        rehearsal.view.workflowTemplates["argo/lib"] = Self.library
        rehearsal.answer = { _ in .success() }
        rehearsal.pass()
        rehearsal.view = ClusterView()
        rehearsal.restart()
        rehearsal.play()
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.started.first?.template.at("container", "args") == ["mine 2 more"])
        let labels = rehearsal.run.object.at("metadata", "labels")
        #expect(labels?["workflows.argoproj.io/workflow-template"] == "lib")
        let hooks = rehearsal.status.at("storedWorkflowTemplateSpec", "hooks")?.object?.members.map(\.name)
        #expect(hooks == ["x", "z"])
        var missing = Rehearsal("workflowTemplateRef: {name: none}")
        missing.pass()
        #expect(missing.phase == "Error")
        #expect(missing.message == "WorkflowTemplate 'none' not found; apply it first")
    }

    @Test func `templateDefaults fill gaps of templates of the same kind (287)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templateDefaults: {container: {image: d, env: []}, timeout: 9s}
            templates:
            - name: main
              steps: [[{name: a, template: c}, {name: b, template: s}]]
            - {name: c, container: {args: [x]}}
            - {name: s, script: {image: own, source: x}}
            """
        )
        rehearsal.pass()
        #expect(rehearsal.started.map { $0.template.at("container", "image") } == ["d", nil])
        #expect(rehearsal.started.map { $0.template["timeout"] } == ["9s", "9s"])
    }

    @Test func `a containerSet has a node for each container (288)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: t
            templates:
            - name: t
              containerSet:
                containers: [{name: a, image: i}, {name: main, image: i, dependencies: [a]}]
            """
        )
        rehearsal.pass()
        #expect(rehearsal.node("w")["type"] == "Pod")
        #expect(rehearsal.node("w.a")["type"] == "Container")
        #expect(rehearsal.node("w.a")["boundaryID"] == "w")
        let end = LeafResult(
            .failed,
            message: "main: Error (exit code 64)",
            finishedAt: rehearsal.now,
            containers: ["a": .failure(1), "main": .error("main: Error (exit code 64)")]
        )
        rehearsal.pass([LeafNews(nodeID: "w", .finished(end))])
        #expect(rehearsal.phase == "Failed")
        #expect(rehearsal.phase("w.a") == "Failed")
        #expect(rehearsal.phase("w.main") == "Error")
        #expect(rehearsal.missingNodes == [])
    }

    @Test func `artifacts go from step to step, and optional ones may be missing (279, 280, 281, 282)`() {
        var rehearsal = Rehearsal(
            """
            entrypoint: main
            templates:
            - name: main
              steps:
              - - {name: a, template: out}
                - {name: b, template: out, when: "false"}
              - - {name: c, template: in, arguments: {artifacts: [{name: i, subPath: p, from: "{{steps.a.outputs.artifacts.o}}"}]}}
                - {name: d, template: in, arguments: {artifacts: [{name: i, from: "{{steps.b.outputs.artifacts.o}}"}]}}
                - {name: e, template: in, arguments: {artifacts: [{name: i, fromExpression: "steps.b.status == 'Skipped' ? steps.a.outputs.artifacts.o : steps.b.outputs.artifacts.o"}]}}
                - {name: f, template: must, continueOn: {error: true}}
              outputs: {artifacts: [{name: o, globalName: g, from: "{{steps.a.outputs.artifacts.o}}"}]}
            - {name: out, container: {image: i}, outputs: {artifacts: [{name: o, path: /o}]}}
            - {name: in, container: {image: i}, inputs: {artifacts: [{name: i, path: /i, optional: true, mode: 448}]}}
            - {name: must, container: {image: i}, inputs: {artifacts: [{name: i, path: /i}]}}
            """
        )
        rehearsal.answer = { task in
            guard task.template["name"] == "out" else { return .success() }
            let artifacts: JSON = [["name": "o", "path": "/o", "s3": ["key": "k"]]]
            return LeafResult(.succeeded, finishedAt: Timestamp(seconds: 0), outputs: ["artifacts": artifacts])
        }
        rehearsal.play()
        let inputs = { (name: String) in rehearsal.node(name).at("inputs", "artifacts") }
        let placed: JSON = [
            "name": "i", "s3": ["key": "k"], "subPath": "p", "path": "/i", "mode": 448, "optional": true,
        ]
        #expect(inputs("w[1].c") == [placed])
        #expect(inputs("w[1].d") == [])
        #expect(inputs("w[1].e")?.array?.first?["s3"] == ["key": "k"])
        #expect(rehearsal.message("w[1].f") == "inputs.artifacts.i was not supplied")
        #expect(rehearsal.phase == "Succeeded")
        #expect(rehearsal.status.at("outputs", "artifacts") == [["name": "g", "s3": ["key": "k"]]])
    }
}
