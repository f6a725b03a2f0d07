@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_17Z22f79644a25e51b6fMu_() async throws -> Void {
  let $s15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CallTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_7__localfMu_.`a page of a proxy is shown in part`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_25generator22f79644a25e51b6fMu_() async -> Testing.Test {
  return .__function(
  named: "`a page of a proxy is shown in part`()",
  in: CallTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a page of a proxy is shown in part",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CallTests.swift", filePath: "/work/main/Tests/KubernetesTests/CallTests.swift", line: 65, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_17Z22f79644a25e51b6fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_24accessor22f79644a25e51b6fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_25generator22f79644a25e51b6fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_33testContentRecord22f79644a25e51b6fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests04CallB0V0045apageofaproxyisshowninpart_zyaecbfcfcEACEEqIa4TestfMp_24accessor22f79644a25e51b6fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:75:6-75:6
