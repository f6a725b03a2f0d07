@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests07KubectlC0V0079arefusedmanifestisexplainedbykubectlwiththefieldspath_oobhicjchedgCBDCEGahIcaDb4TestfMp_16e24e89f8f0d43cbafMu_() async throws -> Void {
  let $s17LocalClusterTests07KubectlC0V0079arefusedmanifestisexplainedbykubectlwiththefieldspath_oobhicjchedgCBDCEGahIcaDb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(KubectlTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests07KubectlC0V0079arefusedmanifestisexplainedbykubectlwiththefieldspath_oobhicjchedgCBDCEGahIcaDb4TestfMp_7__localfMu_.`a refused manifest is explained by kubectl with the field's path`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests07KubectlC0V0079arefusedmanifestisexplainedbykubectlwiththefieldspath_oobhicjchedgCBDCEGahIcaDb4TestfMp_25generatore24e89f8f0d43cbafMu_() async -> Testing.Test {
  return .__function(
  named: "`a refused manifest is explained by kubectl with the field's path`()",
  in: KubectlTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a refused manifest is explained by kubectl with the field's path",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/KubectlTests.swift", filePath: "/work/main/Tests/LocalClusterTests/KubectlTests.swift", line: 120, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests07KubectlC0V0079arefusedmanifestisexplainedbykubectlwiththefieldspath_oobhicjchedgCBDCEGahIcaDb4TestfMp_16e24e89f8f0d43cbafMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests07KubectlC0V0079arefusedmanifestisexplainedbykubectlwiththefieldspath_oobhicjchedgCBDCEGahIcaDb4TestfMp_24accessore24e89f8f0d43cbafMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests07KubectlC0V0079arefusedmanifestisexplainedbykubectlwiththefieldspath_oobhicjchedgCBDCEGahIcaDb4TestfMp_25generatore24e89f8f0d43cbafMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests07KubectlC0V0079arefusedmanifestisexplainedbykubectlwiththefieldspath_oobhicjchedgCBDCEGahIcaDb4TestfMp_33testContentRecorde24e89f8f0d43cbafMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests07KubectlC0V0079arefusedmanifestisexplainedbykubectlwiththefieldspath_oobhicjchedgCBDCEGahIcaDb4TestfMp_24accessore24e89f8f0d43cbafMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:127:6-127:6
