import EventData
import Testing
import Workflows

/// Locks and caches (spec/workflows.md D12, D13).
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
}
