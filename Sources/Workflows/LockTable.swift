import EventData

/// Who holds the mutexes and semaphores of all Workflows, and who waits for them (spec/workflows.md D12).
package struct LockTable: Sendable {
    package init() {}
}
