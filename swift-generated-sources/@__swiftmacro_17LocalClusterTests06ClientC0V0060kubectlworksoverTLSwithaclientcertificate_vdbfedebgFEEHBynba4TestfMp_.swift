@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_17Z176bb21570c4ae86fMu_() async throws -> Void {
  let $s17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ClientTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_7__localfMu_.`kubectl works over TLS with a client certificate`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_25generator176bb21570c4ae86fMu_() async -> Testing.Test {
  return .__function(
  named: "`kubectl works over TLS with a client certificate`()",
  in: ClientTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "kubectl works over TLS with a client certificate",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ClientTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ClientTests.swift", line: 100, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_17Z176bb21570c4ae86fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_24accessor176bb21570c4ae86fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_25generator176bb21570c4ae86fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_33testContentRecord176bb21570c4ae86fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ClientC0V0060kubectlworksoverTLSwithaclientcertificate_vdbfedebgFEEHBynba4TestfMp_24accessor176bb21570c4ae86fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ClientTests.swift:126:6-126:6
