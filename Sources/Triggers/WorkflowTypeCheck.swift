package import Manifests

/// Finds fields of the wrong type, and unknown ones, in the Workflows that triggers make.
package enum WorkflowTypeCheck {
    /// What a trigger's parameters may write is not judged: what stands there now may never be seen by anybody.
    package static func diagnostics(for trigger: Trigger, of sensor: ManifestName) -> [Diagnostic] {
        let own = CheckedTrigger(trigger, of: sensor).map { checked in
            WrongType.diagnostics(in: checked.resource) { !checked.mayBeWritten($0) }
        }
        return (own ?? []) + (trigger.dlqTrigger.map { diagnostics(for: $0.trigger, of: sensor) } ?? [])
    }

    /// Fields that nobody knows; not those that parameters write.
    package static func unknownFields(of trigger: Trigger, of sensor: ManifestName) -> [Diagnostic] {
        let own = CheckedTrigger(trigger, of: sensor).map { checked in
            UnknownField.diagnostics(in: checked.resource) { !checked.mayBeWritten($0) }
        }
        return (own ?? []) + (trigger.dlqTrigger.map { unknownFields(of: $0.trigger, of: sensor) } ?? [])
    }
}
