package import EventData
package import Expressions

/// A trigger of a sensor: what to do when its condition holds (spec/sensor.md §1.6–1.7).
package struct Trigger: Sendable {
    package let name: String
    package let condition: Condition
    /// The key that selects the implementation: `argoWorkflow`, `k8s`, `http`, `log`.
    package let kind: String
    /// The whole `template` as JSON text; trigger-level parameters are written into it (spec §4.1).
    package let template: JSONDocument
    /// The trigger-level parameters, in order.
    package let parameters: [Parameter]
    /// The parameters inside the kind's block, as written; decoded again when `parameters` may have changed them.
    package let body: TriggerBody
    package let delivery: DeliveryRules
    /// Takes over when all attempts have failed; nil makes a dead letter of the invocation, and that is all.
    package let dlqTrigger: DLQTrigger?
    package let flow: FlowControl
    /// nil tells no commit what becomes of it.
    package let commitStatus: CommitStatus?
    /// The responses that count as success (`policy.status.allow`); nil lets any response count.
    package let allowedStatuses: [Int]?
    /// The kind's block with its places, for the kind's own check; nil when the trigger was not read from a manifest.
    package let block: ManifestNode?

    package init(
        name: String,
        condition: Condition,
        kind: String,
        template: JSONDocument,
        parameters: [Parameter],
        body: TriggerBody,
        delivery: DeliveryRules = DeliveryRules(),
        dlqTrigger: DLQTrigger? = nil,
        flow: FlowControl = FlowControl(),
        commitStatus: CommitStatus? = nil,
        allowedStatuses: [Int]? = nil,
        block: ManifestNode? = nil
    ) {
        self.name = name
        self.condition = condition
        self.kind = kind
        self.template = template
        self.parameters = parameters
        self.body = body
        self.delivery = delivery
        self.dlqTrigger = dlqTrigger
        self.flow = flow
        self.commitStatus = commitStatus
        self.allowedStatuses = allowedStatuses
        self.block = block
    }
}

/// The parameters found inside a trigger's kind (spec/sensor.md §4.1).
package struct TriggerBody: Sendable, Hashable {
    /// `parameters`: for `k8s` and `argoWorkflow` written into the resource, for other kinds into the kind's own block.
    package let parameters: [Parameter]
    /// `payload`: builds a message body from nothing; nil when the field is absent.
    package let payload: [Parameter]?
    /// `dynamicHeaders` of `http`: the destination is the header's name.
    package let dynamicHeaders: [Parameter]

    package init(parameters: [Parameter] = [], payload: [Parameter]? = nil, dynamicHeaders: [Parameter] = []) {
        self.parameters = parameters
        self.payload = payload
        self.dynamicHeaders = dynamicHeaders
    }
}
