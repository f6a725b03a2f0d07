/// A Sensor manifest, checked (spec/sensor.md §1).
package struct Sensor: Sendable {
    package let name: ManifestName
    package let dependencies: [Dependency]
    package let triggers: [Trigger]
    /// The first 16 hexadecimal digits of the SHA-256 of the manifest's `spec`; it names the revision that decided.
    package let revision: String
    /// The EventBus it names; only Argo Events' own rules ask.
    package let busName: String
    /// The manifest's `spec` as JSON text, to say what an edit changed; empty when not read from a manifest.
    package let specText: [UInt8]
    /// Where the manifest begins; nil when not read from one.
    package var place: Place?

    package init(
        name: ManifestName,
        dependencies: [Dependency],
        triggers: [Trigger],
        revision: String,
        busName: String = "default",
        specText: [UInt8] = []
    ) {
        self.specText = specText
        self.busName = busName
        self.name = name
        self.dependencies = dependencies
        self.triggers = triggers
        self.revision = revision
    }
}

/// One event a sensor waits for (spec/sensor.md §1.4).
package struct Dependency: Sendable {
    package let name: String
    package let eventSourceName: String
    package let eventName: String
    /// nil leaves the data as it is.
    package let transform: Transform?
    /// nil lets every event pass.
    package let filters: Filters?
    /// Where `eventSourceName` and `eventName` stand; nil when not read from a manifest.
    package let places: Places?
    /// Equal where two dependencies accept the same events as the same data; empty when not read from a manifest.
    package let match: String

    package struct Places: Sendable {
        package let source: Place
        package let event: Place
    }

    package init(
        name: String,
        eventSourceName: String,
        eventName: String,
        transform: Transform? = nil,
        filters: Filters? = nil,
        places: Places? = nil,
        match: String = ""
    ) {
        self.match = match
        self.places = places
        self.name = name
        self.eventSourceName = eventSourceName
        self.eventName = eventName
        self.transform = transform
        self.filters = filters
    }
}
