@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests04CallB0V0087valuesofSecretsandConfigMapsaredecodedandamissingkeyisnamed_bubchdkdhdbhdcCFAEIAbgcdacc4TestfMp_17Z9641ea6412251651fMu_() async throws -> Void {
  let $s15KubernetesTests04CallB0V0087valuesofSecretsandConfigMapsaredecodedandamissingkeyisnamed_bubchdkdhdbhdcCFAEIAbgcdacc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CallTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests04CallB0V0087valuesofSecretsandConfigMapsaredecodedandamissingkeyisnamed_bubchdkdhdbhdcCFAEIAbgcdacc4TestfMp_7__localfMu_.`values of Secrets and ConfigMaps are decoded, and a missing key is named`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests04CallB0V0087valuesofSecretsandConfigMapsaredecodedandamissingkeyisnamed_bubchdkdhdbhdcCFAEIAbgcdacc4TestfMp_25generator9641ea6412251651fMu_() async -> Testing.Test {
  return .__function(
  named: "`values of Secrets and ConfigMaps are decoded, and a missing key is named`()",
  in: CallTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "values of Secrets and ConfigMaps are decoded, and a missing key is named",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CallTests.swift", filePath: "/work/main/Tests/KubernetesTests/CallTests.swift", line: 77, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests04CallB0V0087valuesofSecretsandConfigMapsaredecodedandamissingkeyisnamed_bubchdkdhdbhdcCFAEIAbgcdacc4TestfMp_17Z9641ea6412251651fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests04CallB0V0087valuesofSecretsandConfigMapsaredecodedandamissingkeyisnamed_bubchdkdhdbhdcCFAEIAbgcdacc4TestfMp_24accessor9641ea6412251651fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests04CallB0V0087valuesofSecretsandConfigMapsaredecodedandamissingkeyisnamed_bubchdkdhdbhdcCFAEIAbgcdacc4TestfMp_25generator9641ea6412251651fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests04CallB0V0087valuesofSecretsandConfigMapsaredecodedandamissingkeyisnamed_bubchdkdhdbhdcCFAEIAbgcdacc4TestfMp_33testContentRecord9641ea6412251651fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests04CallB0V0087valuesofSecretsandConfigMapsaredecodedandamissingkeyisnamed_bubchdkdhdbhdcCFAEIAbgcdacc4TestfMp_24accessor9641ea6412251651fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:93:6-93:6
