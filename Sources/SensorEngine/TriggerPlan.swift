import EventData
import Manifests

/// A trigger prepared once, so that a firing parses nothing that does not depend on its events.
struct TriggerPlan: Sendable {
    let trigger: Trigger
    /// The template as written; used as it is where no trigger-level parameter can change it.
    private let template: Result<TriggerTemplate, RenderError>

    init(_ trigger: Trigger) {
        self.trigger = trigger
        do {
            template = .success(try TriggerTemplate(trigger.template, kind: trigger.kind, body: trigger.body))
        } catch {
            template = .failure(error)
        }
    }

    /// The request as written, for a dead letter that could not be rendered.
    var unrenderedRequest: JSON {
        switch template {
        case .success(let template): template.block.tree
        case .failure: trigger.template.tree[trigger.kind] ?? .null
        }
    }

    /// The request of one firing (see `Invocation.request`).
    func request(_ events: FiringEvents, references: [EventReference]) throws(RenderError) -> JSON {
        let template = try self.template(for: events)
        switch trigger.kind {
        case _ where template.resource != nil: return try resourceRequest(template, events)
        case "log": return logRequest(template, events, references)
        default: return try blockRequest(template, events)
        }
    }

    /// Trigger-level parameters may rewrite the parameters inside the kind, so the result is read again.
    private func template(for events: FiringEvents) throws(RenderError) -> TriggerTemplate {
        guard !trigger.parameters.isEmpty else { return try template.get() }
        let rendered = try trigger.template.applying(trigger.parameters, from: events, at: "parameters")
        try checkTypes(ofTemplate: rendered.tree)
        let body = try TriggerBody(rendering: rendered.tree[trigger.kind] ?? .null, kind: trigger.kind)
        return try TriggerTemplate(rendered, kind: trigger.kind, body: body)
    }
}

// MARK: Requests by kind

extension TriggerPlan {
    private func resourceRequest(_ template: TriggerTemplate, _ events: FiringEvents) throws(RenderError) -> JSON {
        guard let resource = template.resource else { return template.frame }
        let place = "\(trigger.kind).parameters"
        var request = template.frame
        if request["operation"]?.string ?? "" == "" {
            request["operation"] = trigger.kind == "argoWorkflow" ? "submit" : "create"
        }
        request["source"] = [
            "resource": try renderResource(resource, template.body.parameters, from: events, at: place)
        ]
        return request
    }

    private func logRequest(
        _ template: TriggerTemplate,
        _ events: FiringEvents,
        _ references: [EventReference]
    ) -> JSON {
        var request = template.frame
        request["events"] = .array(
            references.compactMap { reference in
                events[reference.dependency].map { $0.event.logged(as: reference.dependency) }
            }
        )
        return request
    }

    /// Parameters of such a kind are written into its own block, which may change its payload and headers.
    private func blockRequest(_ template: TriggerTemplate, _ events: FiringEvents) throws(RenderError) -> JSON {
        var template = template
        if !template.body.parameters.isEmpty {
            let place = "\(trigger.kind).parameters"
            let block = try template.block.applying(template.body.parameters, from: events, at: place)
            try checkTypes(of: block.tree, kind: trigger.kind)
            let body = try TriggerBody(rendering: block.tree, kind: trigger.kind)
            template = try TriggerTemplate(block: block, kind: trigger.kind, body: body)
        }
        var request = template.frame
        try addHeaders(template.body.dynamicHeaders, from: events, to: &request)
        if let payload = template.body.payload {
            request["body"] = .string(try renderPayload(payload, from: events, at: "\(trigger.kind).payload"))
        }
        if let allowed = trigger.allowedStatuses {
            request["policy"] = ["status": ["allow": .array(allowed.map { .number(JSONNumber($0)) })]]
        }
        return request
    }

    /// Dynamic headers follow the static ones; one of the same spelling takes its place.
    private func addHeaders(
        _ headers: [Parameter],
        from events: FiringEvents,
        to request: inout JSON
    ) throws(RenderError) {
        guard !headers.isEmpty else { return }
        var rendered = request["headers"]?.object ?? JSONObject()
        for (index, header) in headers.enumerated() {
            do throws(RenderError) {
                guard let value = try header.source.resolve(in: events) else {
                    throw RenderError(missing: header.source.dependencyName)
                }
                rendered[header.destination.text] = .string(value.text)
            } catch {
                throw error.at("\(trigger.kind).dynamicHeaders[\(index)]")
            }
        }
        request["headers"] = .object(rendered)
    }
}

extension CloudEvent {
    /// The event as the `log` kind shows it (spec/sensor.md §5.14): text where the data is text, else base64.
    fileprivate func logged(as dependency: String) -> JSON {
        let isText = dataContentType == "application/json" || dataContentType == "text/plain"
        let bytes = data ?? []
        return [
            "dependencyName": .string(dependency),
            "context": .object(JSONObject(contextMembers.map { ($0.name, .string($0.value)) })),
            "data": .string(isText ? String(decoding: bytes, as: UTF8.self) : base64(bytes)),
        ]
    }
}
