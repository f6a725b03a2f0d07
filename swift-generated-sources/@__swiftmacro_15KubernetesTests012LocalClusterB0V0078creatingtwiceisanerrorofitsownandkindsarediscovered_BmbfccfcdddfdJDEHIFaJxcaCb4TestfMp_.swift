@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests012LocalClusterB0V0078creatingtwiceisanerrorofitsownandkindsarediscovered_BmbfccfcdddfdJDEHIFaJxcaCb4TestfMp_17Z7a07f2c3b2393ef1fMu_() async throws -> Void {
  let $s15KubernetesTests012LocalClusterB0V0078creatingtwiceisanerrorofitsownandkindsarediscovered_BmbfccfcdddfdJDEHIFaJxcaCb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LocalClusterTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests012LocalClusterB0V0078creatingtwiceisanerrorofitsownandkindsarediscovered_BmbfccfcdddfdJDEHIFaJxcaCb4TestfMp_7__localfMu_.`creating twice is an error of its own, and kinds are discovered`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests012LocalClusterB0V0078creatingtwiceisanerrorofitsownandkindsarediscovered_BmbfccfcdddfdJDEHIFaJxcaCb4TestfMp_25generator7a07f2c3b2393ef1fMu_() async -> Testing.Test {
  return .__function(
  named: "`creating twice is an error of its own, and kinds are discovered`()",
  in: LocalClusterTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "creating twice is an error of its own, and kinds are discovered",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/LocalClusterTests.swift", filePath: "/work/main/Tests/KubernetesTests/LocalClusterTests.swift", line: 49, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests012LocalClusterB0V0078creatingtwiceisanerrorofitsownandkindsarediscovered_BmbfccfcdddfdJDEHIFaJxcaCb4TestfMp_17Z7a07f2c3b2393ef1fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests012LocalClusterB0V0078creatingtwiceisanerrorofitsownandkindsarediscovered_BmbfccfcdddfdJDEHIFaJxcaCb4TestfMp_24accessor7a07f2c3b2393ef1fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests012LocalClusterB0V0078creatingtwiceisanerrorofitsownandkindsarediscovered_BmbfccfcdddfdJDEHIFaJxcaCb4TestfMp_25generator7a07f2c3b2393ef1fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests012LocalClusterB0V0078creatingtwiceisanerrorofitsownandkindsarediscovered_BmbfccfcdddfdJDEHIFaJxcaCb4TestfMp_33testContentRecord7a07f2c3b2393ef1fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests012LocalClusterB0V0078creatingtwiceisanerrorofitsownandkindsarediscovered_BmbfccfcdddfdJDEHIFaJxcaCb4TestfMp_24accessor7a07f2c3b2393ef1fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:64:6-64:6
