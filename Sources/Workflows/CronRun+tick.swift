import EventData
import Expressions

extension CronRun {
    /// What one tick leads to (C3).
    mutating func tick(_ moment: Timestamp) {
        status.lastUsedSchedules = schedules
        if let problem = stopIfDue() { return status.setCondition("SpecError", problem) }
        guard !status.isStopped, spec["suspend"]?.bool != true else { return }
        do throws(RunProblem) {
            guard try isWanted() else { return }
        } catch {
            status.failed += 1
            return status.setCondition("SubmissionError", error.message)
        }
        let workflow = workflow(of: moment)
        let problems = specProblems(workflow)
        status.setCondition("SpecError", problems.isEmpty ? nil : problems.joined(separator: "\n"))
        guard problems.isEmpty else { return }
        switch spec["concurrencyPolicy"]?.string {
        case "Forbid" where !status.active.isEmpty: return
        case "Replace":
            turn.orders += status.active.compactMap { $0["name"]?.string }.map { .terminate($0) }
        default: break
        }
        turn.orders.append(.create(workflow))
        turn.ordered.insert(workflow.at("metadata", "name")?.string ?? "")
        status.active.append(Self.reference(workflow))
        status.lastScheduledTime = moment
        status.hasPhase = true
        status.setCondition("SubmissionError", nil)
    }

    /// What is wrong with the workflow itself, as far as it can be seen here.
    private func specProblems(_ workflow: JSON) -> [String] {
        var whole = workflow
        do throws(RunProblem) {
            whole["spec"] = try turn.view.effectiveSpec(workflow["spec"] ?? [:], in: namespace)
        } catch { return [error.message] }
        return WorkflowValidation.problems(of: whole, seeing: turn.view)
    }

    /// The Workflow of a tick; its name follows from the tick, so that one tick never makes two.
    private func workflow(of moment: Timestamp) -> JSON {
        let own = seen["metadata"] ?? [:]
        var labels = JSONObject()
        for member in own["labels"]?.object?.members ?? [] where member.name.hasPrefix("workflows.argoproj.io/creator")
        {
            labels[member.name] = member.value
        }
        labels["workflows.argoproj.io/controller-instanceid"] =
            own["labels", "workflows.argoproj.io/controller-instanceid"]
        labels["workflows.argoproj.io/cron-workflow"] = .string(name)
        var annotations = JSONObject()
        annotations["workflows.argoproj.io/scheduled-time"] = .string(moment.rfc3339Seconds)
        let written = spec["workflowMetadata"]
        for member in written?["labels"]?.object?.members ?? [] { labels[member.name] = member.value }
        for member in written?["annotations"]?.object?.members ?? [] { annotations[member.name] = member.value }
        var metadata: JSON = ["name": .string("\(name)-\(moment.seconds)"), "namespace": .string(namespace)]
        metadata["labels"] = .object(labels)
        metadata["annotations"] = .object(annotations)
        metadata["finalizers"] = written?["finalizers"]
        var owner: JSON = ["apiVersion": "argoproj.io/v1alpha1", "kind": "CronWorkflow", "name": .string(name)]
        owner["uid"] = own["uid"]
        owner["controller"] = true
        owner["blockOwnerDeletion"] = true
        metadata["ownerReferences"] = .array([owner])
        return [
            "apiVersion": "argoproj.io/v1alpha1", "kind": "Workflow", "metadata": metadata,
            "spec": spec["workflowSpec"] ?? [:],
        ]
    }

    /// Stops for good when its expression holds (C6).
    ///
    /// - Returns: what is wrong with the expression; nil when nothing is.
    mutating func stopIfDue() -> String? {
        guard let text = spec["stopStrategy", "expression"]?.string, !text.isEmpty else { return nil }
        do throws(EvaluationError) {
            guard case .bool(let holds) = try value(of: text) else {
                throw EvaluationError("it gives neither true nor false")
            }
            guard holds else { return nil }
            (status.isStopped, status.hasPhase, turn.mustLabel) = (true, true, true)
            return nil
        } catch { return "stopStrategy.expression '\(text)': \(error.problem)" }
    }

    /// Whether this tick is wanted, by `when`.
    private func isWanted() throws(RunProblem) -> Bool {
        guard let when = spec["when"]?.string, !when.isEmpty else { return true }
        do throws(EvaluationError) {
            let text = try filled(TagText(when).pieces)
            if let plain = Bool(trimmed(text)) { return plain }
            let expression: FieldExpression
            do throws(ExpressionError) { expression = try FieldExpression(parsing: text) } catch {
                throw EvaluationError(error.problem)
            }
            guard case .bool(let holds) = try expression.evaluate({ _ in nil }) else {
                throw EvaluationError("it gives neither true nor false")
            }
            return holds
        } catch { throw RunProblem("when '\(when)': \(error.problem)") }
    }

    private func filled(_ pieces: [TagText.Piece]) throws(EvaluationError) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .expression(let inner):
                let value = try value(of: try filled(inner))
                if case .string(let text) = value {
                    result += text
                } else {
                    result += try GoJSONEncoding(keepsHTML: true).text(of: value)
                }
            case .tag(let inner): result += try plainValue(trimmed(try filled(inner)))
            }
        }
        return result
    }

    /// Only texts can stand in simple tags.
    private func plainValue(_ tag: String) throws(EvaluationError) -> String {
        switch tag {
        case "cronworkflow.name": return name
        case "cronworkflow.namespace": return namespace
        default: throw EvaluationError("{{\(tag)}} is no text; write {{= \(tag) }}")
        }
    }

    private func value(of text: String) throws(EvaluationError) -> GoValue {
        let expression: WorkflowExpression
        do throws(ExpressionError) { expression = try WorkflowExpression(parsing: trimmed(text)) } catch {
            throw EvaluationError(error.problem)
        }
        let evaluation = Evaluation(now: turn.now, seed: Array(text.utf8))
        return try expression.value(of: ["cronworkflow": variables], in: evaluation)
    }

    private var variables: GoValue {
        var members: [JSONName: GoValue] = ["name": .string(name), "namespace": .string(namespace)]
        members["failed"] = .int(status.failed)
        members["succeeded"] = .int(status.succeeded)
        members["lastScheduledTime"] = status.lastScheduledTime.map { .time(GoTime($0)) } ?? .null
        for field in ["labels", "annotations"] {
            let map = seen.at("metadata", field)?.object?.members ?? []
            let values = map.map { (JSONName($0.name), GoValue.string($0.value.string ?? "")) }
            members[JSONName(field)] = .map(GoMap(Dictionary(values) { first, _ in first }))
        }
        return .map(GoMap(members))
    }
}
