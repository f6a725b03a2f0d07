/// The routes of the shared HTTP listener: sources register, the listener serves (spec/eventsources.md §3).
package struct HTTPRoutes: Sendable {
    package init() {}
}
