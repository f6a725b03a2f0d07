@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_17Z4607603ef92460acfMu_() async throws -> Void {
  let $s17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ClientTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_7__localfMu_.`over TLS a client needs a certificate of the configured authority`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_25generator4607603ef92460acfMu_() async -> Testing.Test {
  return .__function(
  named: "`over TLS a client needs a certificate of the configured authority`()",
  in: ClientTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "over TLS a client needs a certificate of the configured authority",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ClientTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ClientTests.swift", line: 75, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_17Z4607603ef92460acfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_24accessor4607603ef92460acfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_25generator4607603ef92460acfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_33testContentRecord4607603ef92460acfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ClientC0V0078overTLSaclientneedsacertificateoftheconfiguredauthority_lqbdbgfblcdkAHDGFHaEba4TestfMp_24accessor4607603ef92460acfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:98:6-98:6
