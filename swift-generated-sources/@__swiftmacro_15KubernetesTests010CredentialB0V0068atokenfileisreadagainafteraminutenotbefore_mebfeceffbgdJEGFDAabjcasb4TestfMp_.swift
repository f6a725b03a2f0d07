@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_16bfec868f41ba0456fMu_() async throws -> Void {
  let $s15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CredentialTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_7__localfMu_.`a token file is read again after a minute, not before`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_25generatorbfec868f41ba0456fMu_() async -> Testing.Test {
  return .__function(
  named: "`a token file is read again after a minute, not before`()",
  in: CredentialTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a token file is read again after a minute, not before",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CredentialTests.swift", filePath: "/work/main/Tests/KubernetesTests/CredentialTests.swift", line: 44, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_16bfec868f41ba0456fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_24accessorbfec868f41ba0456fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_25generatorbfec868f41ba0456fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_33testContentRecordbfec868f41ba0456fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests010CredentialB0V0068atokenfileisreadagainafteraminutenotbefore_mebfeceffbgdJEGFDAabjcasb4TestfMp_24accessorbfec868f41ba0456fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:70:6-70:6
