@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_16ecd5622507dff80afMu_() async throws -> Void {
  let $s15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CallTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_7__localfMu_.`every call uses its method, path and body`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_25generatorecd5622507dff80afMu_() async -> Testing.Test {
  return .__function(
  named: "`every call uses its method, path and body`()",
  in: CallTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "every call uses its method, path and body",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CallTests.swift", filePath: "/work/main/Tests/KubernetesTests/CallTests.swift", line: 7, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_16ecd5622507dff80afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_24accessorecd5622507dff80afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_25generatorecd5622507dff80afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_33testContentRecordecd5622507dff80afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests04CallB0V0055everycallusesitsmethodpathandbody_iFaeedgedEIEDHtwAbagb4TestfMp_24accessorecd5622507dff80afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:31:6-31:6
