@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_17Z6a502d484c625d2dfMu_() async throws -> Void {
  let $s15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(TLSTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_7__localfMu_.`a certificate for another name is reported at once`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_25generator6a502d484c625d2dfMu_() async -> Testing.Test {
  return .__function(
  named: "`a certificate for another name is reported at once`()",
  in: TLSTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a certificate for another name is reported at once",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/TLSTests.swift", filePath: "/work/main/Tests/KubernetesTests/TLSTests.swift", line: 46, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_17Z6a502d484c625d2dfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_24accessor6a502d484c625d2dfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_25generator6a502d484c625d2dfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_33testContentRecord6a502d484c625d2dfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests8TLSTestsV0062acertificateforanothernameisreportedatonce_mebldhecicAAJHCzpba4TestfMp_24accessor6a502d484c625d2dfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/TLSTests.swift:54:6-54:6
