import EventData
import Testing
import Workflows

/// CronWorkflows (spec/workflows.md C).
@Suite struct CronRunTests {
    /// Wednesday 2026-11-25, 12:00:30.
    private static let noon = Timestamp(seconds: 1_795_608_030)

    /// A CronWorkflow with those who create, end and delete its Workflows.
    private struct Clockwork {
        var cron: CronRun
        var now = CronRunTests.noon
        var children: [JSON] = []
        var created: [JSON] = []
        var terminated: [String] = []
        var deleted: [String] = []
        var refusal: String?
        var view = ClusterView()
        private var news: [CronNews] = []

        init(_ spec: String, status: JSON? = nil, annotations: JSON = [:], labels: JSON = [:]) {
            var object: JSON = ["apiVersion": "argoproj.io/v1alpha1", "kind": "CronWorkflow"]
            object["metadata"] = [
                "name": "c", "namespace": "argo", "uid": "uid-of-c", "annotations": annotations, "labels": labels,
                "creationTimestamp": "2026-11-25T11:59:00Z",
            ]
            let workflow = "workflowSpec: {entrypoint: t, templates: [{name: t, container: {image: i}}]}"
            object["spec"] = Rehearsal.documents("\(spec)\n\(workflow)").first ?? [:]
            object["status"] = status
            cron = CronRun(object)
        }

        @discardableResult mutating func look() -> CronPass {
            let pass = cron.advance(news, children: children, seeing: view, at: now)
            news = []
            if pass.isChanged { cron.wrote(cron.object) }
            for order in pass.orders {
                switch order {
                case .create(let workflow):
                    created.append(workflow)
                    let name = workflow.at("metadata", "name")?.string ?? ""
                    news.append(CronNews(workflow: name, uid: refusal == nil ? "u" : nil, refusal: refusal))
                    if refusal == nil { children.append(workflow) }
                case .terminate(let name): terminated.append(name)
                case .delete(let name):
                    deleted.append(name)
                    children.removeAll { $0.at("metadata", "name")?.string == name }
                }
            }
            return pass
        }

        /// Looks whenever the run wants to, for so long.
        mutating func wait(_ seconds: Int) {
            let end = now + .seconds(seconds)
            look()
            for _ in 0..<10_000 {
                guard let wake = look().wakeAt, wake <= end else { break }
                now = wake
                look()
            }
            now = end
            look()
        }

        mutating func end(_ index: Int, _ phase: String, at moment: Timestamp? = nil) {
            var child = children[index]
            child["status"] = ["phase": .string(phase), "finishedAt": .string((moment ?? now).rfc3339Seconds)]
            children[index] = child
        }

        var names: [String] { created.compactMap { $0.at("metadata", "name")?.string } }
        var status: JSON { cron.object["status"] ?? .null }
        var condition: JSON? { status["conditions"]?.array?.first }
    }

    @Test func `each minute has one workflow named after it (154, 180, 190, 191, 192)`() {
        var clock = Clockwork(
            """
            schedules: ["* * * * *"]
            workflowMetadata: {labels: {a: b}}
            """,
            labels: ["workflows.argoproj.io/creator": "me", "other": "x"]
        )
        clock.wait(120)
        #expect(clock.names == ["c-1795608060", "c-1795608120"])
        let metadata = clock.created.first?["metadata"]
        #expect(
            metadata?["labels"] == [
                "workflows.argoproj.io/creator": "me", "workflows.argoproj.io/cron-workflow": "c", "a": "b",
            ]
        )
        #expect(metadata?["annotations"] == ["workflows.argoproj.io/scheduled-time": "2026-11-25T12:01:00Z"])
        #expect(
            metadata?["ownerReferences"] == [
                [
                    "apiVersion": "argoproj.io/v1alpha1", "kind": "CronWorkflow", "name": "c", "uid": "uid-of-c",
                    "controller": true, "blockOwnerDeletion": true,
                ]
            ]
        )
        #expect(clock.status["lastScheduledTime"] == "2026-11-25T12:02:00Z")
        #expect(clock.status["phase"] == "Active")
        #expect(clock.status["active"]?.array?.count == 2)
        let used = clock.cron.object.at("metadata", "annotations", "cronworkflows.argoproj.io/last-used-schedule")
        #expect(used == "* * * * *")
    }

    @Test(arguments: [
        "schedules: ['0 * * * * *']", "schedules: ['0 0 * * 7']", "schedules: ['@reboot']",
        "schedules: ['5-2 * * * *']",
        "schedules: ['*/0 * * * *']", "schedules: ['CRON_TZ=UTC * * * * *']", "schedules: []",
        "schedules: ['@every x']",
        "schedules: ['* * * * *']\ntimezone: Mars/X", "schedules: ['@every 20s']\ntimezone: Mars/X",
        "schedules: ['* * * * *']\nconcurrencyPolicy: Never",
        "schedules: ['* * * * *']\nstartingDeadlineSeconds: -1",
    ]) func `what is no schedule is a SpecError (155, 156, 157, 160, 165, 166)`(spec: String) {
        var clock = Clockwork(spec)
        clock.wait(120)
        #expect(clock.names == [])
        #expect(clock.condition?["type"] == "SpecError")
    }

    @Test(arguments: [
        ("'0 0 * * SUN'", 1_795_910_400), ("'@daily'", 1_795_651_200), ("'0 0 13 * 5'", 1_795_737_600),
        ("'0 0 * * 5'", 1_795_737_600), ("'5/15 * * * *'", 1_795_608_300), ("'@every 90s'", 1_795_608_120),
        ("'@every 500ms'", 1_795_608_031), ("'@every 1h'", 1_795_611_540),
    ]) func `a schedule's next tick is known (156-164)`(schedule: String, next: Int64) {
        var clock = Clockwork("schedules: [\(schedule)]")
        #expect(clock.look().wakeAt == Timestamp(seconds: next))
    }

    @Test func `a day that never comes has no tick (162)`() {
        var clock = Clockwork("schedules: ['0 0 30 2 *']")
        #expect(clock.look().wakeAt == nil)
        #expect(clock.condition == nil)
    }

    @Test func `a zone's day begins when it does there (157, 167)`() {
        var clock = Clockwork("schedules: ['@daily']\ntimezone: Europe/Berlin")
        #expect(clock.look().wakeAt == Timestamp(rfc3339: "2026-11-25T23:00:00Z"))
        var gap = Clockwork("schedules: ['30 2 * * *']\ntimezone: Europe/Berlin")
        gap.now = Timestamp(rfc3339: "2027-03-28T00:00:00Z") ?? gap.now
        #expect(gap.look().wakeAt == Timestamp(rfc3339: "2027-03-29T00:30:00Z"))
        var overlap = Clockwork("schedules: ['30 2 * * *']\ntimezone: Europe/Berlin")
        overlap.now = Timestamp(rfc3339: "2027-10-30T22:00:00Z") ?? overlap.now
        overlap.wait(4 * 3_600)
        #expect(overlap.names.count == 2)
        #expect(Set(overlap.names).count == 2)
    }

    @Test func `two schedules that meet make one workflow (168)`() {
        var clock = Clockwork("schedules: ['* * * * *', '*/2 * * * *']")
        clock.wait(120)
        #expect(clock.names.count == 2)
    }

    @Test func `policies say what happens to those that run (169, 171, 172)`() {
        for (policy, count, ended) in [("Allow", 2, 0), ("Forbid", 1, 0), ("Replace", 2, 1)] {
            var clock = Clockwork("schedules: ['* * * * *']\nconcurrencyPolicy: \(policy)")
            clock.wait(100)
            #expect(clock.names.count == count)
            #expect(clock.terminated.count == ended)
            #expect(clock.status["lastScheduledTime"] == (count == 1 ? "2026-11-25T12:01:00Z" : "2026-11-25T12:02:00Z"))
        }
    }

    @Test func `a suspended one does nothing, and makes up for it only within its deadline (173, 174)`() {
        for (deadline, count) in [("", 0), ("startingDeadlineSeconds: 600", 1), ("startingDeadlineSeconds: 20", 0)] {
            var clock = Clockwork("schedules: ['*/5 * * * *']\nsuspend: true\n\(deadline)")
            clock.cron = CronRun(clock.cron.object.with("2026-11-25T12:00:00Z", used: "*/5 * * * *"))
            clock.wait(330)
            #expect(clock.names == [])
            var object = clock.cron.object
            var spec = object["spec"] ?? [:]
            spec["suspend"] = nil
            object["spec"] = spec
            clock.cron.adopt(object)
            clock.look()
            #expect(clock.names == (count == 1 ? ["c-1795608300"] : []))
        }
    }

    @Test func `the latest missed tick is made up for after a restart (175, 176, 177, 178, 179)`() {
        let started = { (deadline: Int, last: String?, used: String) -> Clockwork in
            var clock = Clockwork("schedules: ['* * * * *']\nstartingDeadlineSeconds: \(deadline)")
            if let last { clock.cron = CronRun(clock.cron.object.with(last, used: used)) }
            clock.look()
            return clock
        }
        let made = started(600, "2026-11-25T11:50:00Z", "* * * * *")
        #expect(made.names == ["c-1795608000"])
        let time = made.created.first?.at("metadata", "annotations", "workflows.argoproj.io/scheduled-time")
        #expect(time == "2026-11-25T12:00:00Z")
        #expect(started(0, "2026-11-25T11:50:00Z", "* * * * *").names == [])
        #expect(started(600, "2026-11-25T11:50:00Z", "*/2 * * * *").names == [])
        #expect(started(600, nil, "").names == [])
        #expect(started(600, "2026-11-25T12:00:00Z", "* * * * *").names == [])
    }

    @Test func `finished children are counted and the oldest deleted (181, 182, 183)`() {
        for (limits, left) in [
            ("successfulJobsHistoryLimit: 1", 1), ("failedJobsHistoryLimit: 0", 3),
            ("successfulJobsHistoryLimit: -1", 3),
        ] {
            var clock = Clockwork("schedules: ['* * * * *']\n\(limits)")
            clock.wait(300)
            for index in 0..<4 {
                clock.end(index, "Succeeded", at: clock.now - .seconds(index == 1 ? 900 : 100 + index))
            }
            clock.end(4, "Failed")
            clock.look()
            let isNone = limits.hasPrefix("failed")
            #expect(clock.status["succeeded"] == 4)
            #expect(clock.status["failed"] == 1)
            #expect(clock.children.count == left + (isNone ? 0 : 1))
            #expect(clock.deleted.first == clock.names[1])
            #expect(clock.status["active"] == nil)
        }
    }

    @Test func `a schedule that was edited starts nothing for the time before the edit`() {
        // Looked at at noon; the next look is half an hour after the edited schedule's tick.
        var clock = Clockwork("schedules: ['0 3 * * *']")
        clock.look()
        clock.now = clock.now + .seconds(5_400)
        var edited = clock.cron.object
        var spec = edited["spec"] ?? [:]
        spec["schedules"] = ["0 * * * *"]
        edited["spec"] = spec
        clock.cron.adopt(edited)
        clock.look()
        #expect(clock.names == [])
        clock.wait(3_600)
        #expect(clock.names == ["c-1795615200"])
    }

    @Test func `it stops when its expression holds, until someone resets it (184, 185)`() {
        var clock = Clockwork("schedules: ['* * * * *']\nstopStrategy: {expression: 'cronworkflow.failed >= 2'}")
        clock.wait(120)
        clock.end(0, "Failed")
        clock.end(1, "Error")
        clock.wait(300)
        #expect(clock.status["phase"] == "Stopped")
        #expect(clock.cron.object.at("metadata", "labels", "cronworkflows.argoproj.io/completed") == "true")
        #expect(clock.names.count == 2)
        #expect(clock.look().wakeAt == nil)
        var object = clock.cron.object
        object["metadata"] = ["name": "c", "namespace": "argo"]
        clock.cron = CronRun(object)
        clock.wait(300)
        #expect(clock.names.count == 2)
    }

    @Test func `a stopped one begins again when someone resets it`() {
        var clock = Clockwork("schedules: ['* * * * *']\nstopStrategy: {expression: 'cronworkflow.failed >= 1'}")
        clock.wait(60)
        clock.end(0, "Failed")
        clock.wait(60)
        #expect(clock.status["phase"] == "Stopped")
        var object = clock.cron.object
        object["metadata"] = ["name": "c", "namespace": "argo"]
        object["status"] = ["failed": 0, "succeeded": 0]
        clock.cron.adopt(object)
        clock.children = []
        clock.wait(120)
        #expect(clock.names.count == 3)
    }

    @Test func `it stops although someone else has changed it before that was written`() {
        var clock = Clockwork("schedules: ['* * * * *']\nstopStrategy: {expression: 'cronworkflow.failed >= 1'}")
        clock.wait(60)
        let before = clock.cron.object
        clock.end(0, "Failed")
        _ = clock.cron.advance([], children: clock.children, seeing: ClusterView(), at: clock.now)
        clock.cron.adopt(before)
        #expect(clock.status["phase"] == "Stopped" && clock.status["failed"] == 1)
        clock.wait(120)
        #expect(clock.names.count == 1)
    }

    @Test func `a SpecError stays until it is cured`() {
        var clock = Clockwork("schedules: ['* * * * *']")
        var object = clock.cron.object
        var spec = object["spec"] ?? [:]
        let good = spec["workflowSpec"]
        spec["workflowSpec"] = ["entrypoint": "none", "templates": []]
        object["spec"] = spec
        clock.cron.adopt(object)
        clock.wait(130)
        #expect(clock.names == [])
        #expect(clock.condition?["type"] == "SpecError")
        spec["workflowSpec"] = good
        object["spec"] = spec
        clock.cron.adopt(object)
        clock.wait(60)
        #expect(clock.names.count == 1)
        #expect(clock.condition == nil)
        var stopping = Clockwork("schedules: ['* * * * *']\nstopStrategy: {expression: 'cronworkflow.name'}")
        stopping.wait(60)
        #expect(stopping.names == [])
        #expect(stopping.condition?["type"] == "SpecError")
    }

    @Test func `when decides about each tick (186, 187, 188)`() {
        let clock = { (when: String) -> Clockwork in
            var clock = Clockwork("schedules: ['* * * * *']\nwhen: \"\(when)\"")
            clock.wait(60)
            return clock
        }
        #expect(clock("{{= cronworkflow.failed < 2 }}").names.count == 1)
        #expect(
            clock(
                "{{= cronworkflow.lastScheduledTime == nil || (now() - cronworkflow.lastScheduledTime).Seconds() > 30 }}"
            ).names.count == 1
        )
        #expect(clock("'{{cronworkflow.name}}' == 'c'").names.count == 1)
        #expect(clock("{{= cronworkflow.failed > 2 }}").names == [])
        #expect(clock("{{= cronworkflow.failed > 2 }}").status["failed"] == 0)
        for bad in ["{{cronworkflow.failed}} < 2", "nonsense(", "{{cronworkflow.name}} == c"] {
            #expect(clock(bad).names == [])
            #expect(clock(bad).condition?["type"] == "SubmissionError")
            #expect(clock(bad).status["failed"] == 1)
        }
    }

    @Test func `a workflow that is refused is a SubmissionError (189)`() {
        var clock = Clockwork("schedules: ['* * * * *']")
        clock.refusal = "no such template"
        clock.wait(40)
        #expect(clock.condition == ["type": "SubmissionError", "status": "True", "message": "no such template"])
        #expect(clock.status["failed"] == 1)
        #expect(clock.status["active"] == nil)
        clock.refusal = nil
        clock.wait(60)
        #expect(clock.condition == nil)
    }
}

extension JSON {
    /// A CronWorkflow that has run.
    fileprivate func with(_ last: String, used: String) -> JSON {
        var object = self
        object["status"] = ["lastScheduledTime": .string(last), "succeeded": 0, "failed": 0]
        var metadata = object["metadata"] ?? [:]
        metadata["annotations"] = ["cronworkflows.argoproj.io/last-used-schedule": .string(used)]
        object["metadata"] = metadata
        return object
    }
}
